import { compareNaturally } from './natural-order.ts';

const SLASH = 0x2f;

/** Compares paths with `/` in between as `walk` comes by them: the files of a folder before its folders, both in natural order. */
export function compareAsWalked(a: string, b: string): number {
  let start = 0;
  for (let i = 0; i < a.length && i < b.length; i++) {
    const c = a.charCodeAt(i);
    if (c !== b.charCodeAt(i)) break;
    if (c === SLASH) start = i + 1;
  }
  const endOfA = a.indexOf('/', start);
  const endOfB = b.indexOf('/', start);
  if (endOfA < 0 !== endOfB < 0) return endOfA < 0 ? -1 : 1;
  if (endOfA < 0) return compareNaturally(a.slice(start), b.slice(start));
  return compareNaturally(a.slice(start, endOfA), b.slice(start, endOfB));
}
