import { existsSync } from 'node:fs';

/** A path where nothing is, for what is kept aside: PATH-kept-1, or the next number that is free. */
export function freeName(path: string): string {
  let n = 1;
  while (existsSync(`${path}-kept-${n}`)) n++;
  return `${path}-kept-${n}`;
}
