import { BACKSLASH, CLOSE_BRACE, CLOSE_BRACKET, COLON, COMMA, QUOTE } from './bytes.ts';
import { copyEscape, escapeCodePoint } from './escapes.ts';
import { breakLine, ensureRoom, type Output } from './output.ts';

/**
 * Copies JSON from bytes to bytes in the layout of Python's `json.dump(..., indent=2)`: two spaces a level, ASCII only. Values are never
 * rebuilt, so digits, code points and the order of keys stay as they are. The input must be valid JSON already.
 */

/** Bytes that stand in a JSON string of ASCII as they are: printable, no quote, no backslash. */
export const isPlain = new Uint8Array(256);
for (let c = 0x20; c < 0x7f; c++) isPlain[c] = c === QUOTE || c === BACKSLASH ? 0 : 1;

/** From here on a native copy is quicker than a loop. */
const LONG = 64;

export function skipSpace(source: Buffer, at: number): number {
  for (;;) {
    const c = source[at];
    if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return at;
    at++;
  }
}

/** Copies the value at `at` (no space before it), its inner lines indented below `level`; returns where it ends. */
export function reindent(source: Buffer, at: number, out: Output, level: number): number {
  switch (source[at]) {
    case 0x7b:
      return reindentObject(source, at, out, level);
    case 0x5b:
      return reindentArray(source, at, out, level);
    case QUOTE:
      return copyString(source, at, out);
    default:
      return copyPlain(source, at, out);
  }
}

function reindentArray(source: Buffer, at: number, out: Output, level: number): number {
  ensureRoom(out, 2);
  out.bytes[out.length++] = source[at]!;
  at = skipSpace(source, at + 1);
  if (source[at] !== CLOSE_BRACKET) {
    for (;;) {
      breakLine(out, level + 1);
      at = skipSpace(source, reindent(source, at, out, level + 1));
      if (source[at] === CLOSE_BRACKET) break;
      ensureRoom(out, 1);
      out.bytes[out.length++] = COMMA;
      at = skipSpace(source, at + 1);
    }
    breakLine(out, level);
  }
  ensureRoom(out, 1);
  out.bytes[out.length++] = CLOSE_BRACKET;
  return at + 1;
}

function reindentObject(source: Buffer, at: number, out: Output, level: number): number {
  ensureRoom(out, 2);
  out.bytes[out.length++] = source[at]!;
  at = skipSpace(source, at + 1);
  if (source[at] !== CLOSE_BRACE) {
    for (;;) {
      at = copyKey(source, at, out, level + 1);
      at = skipSpace(source, reindent(source, at, out, level + 1));
      if (source[at] === CLOSE_BRACE) break;
      ensureRoom(out, 1);
      out.bytes[out.length++] = COMMA;
      at = skipSpace(source, at + 1);
    }
    breakLine(out, level);
  }
  ensureRoom(out, 1);
  out.bytes[out.length++] = CLOSE_BRACE;
  return at + 1;
}

/**
 * Begins a line for a member and copies its key with the colon; returns where the value begins. Line break and key in one go: half the time
 * of a copy is spent here.
 */
export function copyKey(source: Buffer, at: number, out: Output, level: number): number {
  breakLine(out, level);
  ensureRoom(out, LONG + 4);
  const { bytes } = out;
  const start = out.length;
  const end = at + LONG;
  let to = start;
  bytes[to++] = QUOTE;
  at++;
  let c = source[at]!;
  while (isPlain[c] === 1 && at < end) {
    bytes[to++] = c;
    c = source[++at]!;
  }
  if (c === QUOTE) {
    at++;
    bytes[to++] = QUOTE;
    out.length = to;
  } else {
    at = copyString(source, at - (to - start), out);
  }
  if (source[at] !== COLON) at = skipSpace(source, at);
  ensureRoom(out, 2);
  out.bytes[out.length++] = COLON;
  out.bytes[out.length++] = 0x20;
  return skipSpace(source, at + 1);
}

/** The key that `copyKey` just wrote after `from`, as it stands between its quotes. */
export function lastKey(out: Output, from: number): string {
  return out.bytes.toString('latin1', out.bytes.indexOf(QUOTE, from) + 1, out.length - 3);
}

/** Copies a number or literal. */
function copyPlain(source: Buffer, at: number, out: Output): number {
  let room = 0;
  let { bytes, length: to } = out;
  for (;;) {
    const c = source[at];
    if (c === undefined || c === COMMA || c === CLOSE_BRACE || c === CLOSE_BRACKET || c <= 0x20) break;
    if (room === 0) {
      out.length = to;
      ensureRoom(out, LONG);
      ({ bytes } = out);
      room = LONG;
    }
    room--;
    bytes[to++] = c;
    at++;
  }
  out.length = to;
  return at;
}

function copyString(source: Buffer, at: number, out: Output): number {
  ensureRoom(out, LONG + 14);
  let { bytes } = out;
  let to = out.length;
  bytes[to++] = QUOTE;
  at++;
  for (;;) {
    const end = at + LONG;
    let c = source[at]!;
    while (isPlain[c] === 1 && at < end) {
      bytes[to++] = c;
      c = source[++at]!;
    }
    if (c === QUOTE) {
      bytes[to++] = QUOTE;
      out.length = to;
      return at + 1;
    }
    out.length = to;
    if (isPlain[c] === 1) at = copyLongRun(source, at, out);
    else if (c === BACKSLASH) at = copyEscape(source, at, out);
    else at = escapeCodePoint(source, at, out);
    ensureRoom(out, LONG + 14);
    bytes = out.bytes;
    to = out.length;
  }
}

function copyLongRun(source: Buffer, start: number, out: Output): number {
  let at = start;
  while (isPlain[source[at]!] === 1) at++;
  ensureRoom(out, at - start);
  source.copy(out.bytes, out.length, start, at);
  out.length += at - start;
  return at;
}
