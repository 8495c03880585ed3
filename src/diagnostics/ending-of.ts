import { extname } from 'node:path';

/** The ending of a file, if it is one that a shell takes as it is. */
export function endingOf(file: string): string {
  return /^\.\w+$/.exec(extname(file))?.[0] ?? '';
}
