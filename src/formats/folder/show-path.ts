import { join } from 'node:path';
import { relativeTo } from '../../quick-paths.ts';
import type { Input } from '../format.ts';

/** A path below the input path, beginning as the user typed it; the address of what is in a store. */
export function showPath(input: Input, path: string): string {
  const { bucket } = input;
  if (bucket && !relativeTo(bucket.root, path).startsWith('..')) return bucket.addressOf(path);
  if (input.store) return input.store.addressOf(path);
  const own = relativeTo(input.path, path);
  const from = own.startsWith('..') ? relativeTo(input.original ?? input.path, path) : own;
  return join(input.displayPath, from);
}

/** Where a file of the input is for what is beside it: the file that it was unpacked from. */
export function originalOf({ path: root, original }: Pick<Input, 'path' | 'original'>, path: string): string {
  return original === undefined ? path : join(original, relativeTo(root, path));
}

/** The same for many files of one folder. */
export function showIn(input: Input, folder: string): (path: string, name: string) => string {
  if (input.store || input.bucket) return (path) => showPath(input, path);
  const shown = showPath(input, folder);
  return (_path, name) => join(shown, name);
}

/** The member of a task that says from which file it was made. */
export function taskPath({ store }: Input, path: string): string {
  return store ? store.addressOf(path) : path;
}
