import { basename, extname } from 'node:path';

/** The name of a file without its folders and its ending, as far as a label file and its medium share it. */
export function stemOf(path: string): string {
  return basename(path, extname(path));
}
