import { ensureRoom, type Output } from './output.ts';
import { escapeCodePoint } from './reindent.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const DELETE = 0x7f;

/** Appends UTF-8 as a JSON string of ASCII, in Python's way. Of two quotes in a row only one is written when they are `doubled`. */
export function writeText(source: Buffer, start: number, end: number, out: Output, doubled: boolean): void {
  ensureRoom(out, end - start + 2);
  out.bytes[out.length++] = QUOTE;
  for (let at = start; at < end; ) {
    const c = source[at]!;
    if (c >= 0x20 && c < DELETE && c !== QUOTE && c !== BACKSLASH) {
      out.bytes[out.length++] = c;
      at++;
      continue;
    }
    at = escapeCodePoint(source, at, out);
    if (c === QUOTE && doubled) at++;
    ensureRoom(out, end - at + 1);
  }
  out.bytes[out.length++] = QUOTE;
}
