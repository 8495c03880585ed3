import { join } from 'node:path';
import { isThere } from './move.ts';

/** A name in a folder that nothing has, for what is kept aside: NAME-kept-1, or the next number that is free. */
export function freeName(folder: string, name: string): string {
  let n = 1;
  while (isThere(join(folder, `${name}-kept-${n}`))) n++;
  return `${name}-kept-${n}`;
}
