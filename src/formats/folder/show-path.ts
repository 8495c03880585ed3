import { join, relative } from 'node:path';
import type { Input } from '../format.ts';

/** A path below the input path, beginning as the user typed it; the address of what is in a store. */
export function showPath(input: Input, path: string): string {
  const { bucket } = input;
  if (bucket && !relative(bucket.root, path).startsWith('..')) return bucket.addressOf(path);
  if (input.store) return input.store.addressOf(path);
  return join(input.displayPath, relative(input.original ?? input.path, path));
}

/** The member of a task that says from which file it was made. */
export function taskPath({ store }: Input, path: string): string {
  return store ? store.addressOf(path) : path;
}
