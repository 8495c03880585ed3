import { join, relative } from 'node:path';
import type { Input } from '../format.ts';

/** A path below the input path, beginning as the user typed it. */
export function showPath(input: Input, path: string): string {
  return join(input.displayPath, relative(input.path, path));
}
