import { basename, dirname, extname, join } from 'node:path';

/** The name of a file without its folders and its ending, as far as a label file and its medium share it. */
export function stemOf(path: string): string {
  return basename(path, extname(path));
}

/** The path of a file without its ending. */
export function withoutEnding(path: string): string {
  return join(dirname(path), stemOf(path));
}
