import { escapeCodePoint } from './escapes.ts';
import { ensureRoom, type Output } from './output.ts';
import { isPlain } from './reindent.ts';

const QUOTE = 0x22;

/** Appends UTF-8 as a JSON string of ASCII, in Python's way. Of two quotes in a row only one is written when they are `doubled`. */
export function writeText(source: Buffer, start: number, end: number, out: Output, doubled: boolean): void {
  ensureRoom(out, end - start + 2);
  let { bytes, length: to } = out;
  bytes[to++] = QUOTE;
  for (let at = start; at < end; ) {
    // Four at a time: most text is plain, and the tests of a loop cost as much as its copies.
    while (at + 4 <= end) {
      const [a, b, c, d] = [source[at]!, source[at + 1]!, source[at + 2]!, source[at + 3]!];
      if ((isPlain[a]! & isPlain[b]! & isPlain[c]! & isPlain[d]!) === 0) break;
      bytes[to] = a;
      bytes[to + 1] = b;
      bytes[to + 2] = c;
      bytes[to + 3] = d;
      at += 4;
      to += 4;
    }
    if (at >= end) break;
    const c = source[at]!;
    if (isPlain[c] === 1) {
      bytes[to++] = c;
      at++;
      continue;
    }
    out.length = to;
    at = escapeCodePoint(source, at, out);
    if (c === QUOTE && doubled) at++;
    ensureRoom(out, end - at + 1);
    ({ bytes, length: to } = out);
  }
  bytes[to++] = QUOTE;
  out.length = to;
}
