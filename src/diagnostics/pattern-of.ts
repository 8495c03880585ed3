import { basename } from 'node:path';

/** A pattern of `--exclude` for one file, wherever it is below the input. */
export function patternOf(file: string): string {
  return `**/${basename(file).replace(/[*?[\]{}()!+@\\]/g, '?')}`;
}
