import { copyEscape, escapeCodePoint } from './escapes.ts';
import { closeKeys, HASH_START, hashOf, isRepeated, openKeys } from './open-keys.ts';
import { breakLine, ensureRoom, type Output } from './output.ts';

/**
 * Copies JSON from bytes to bytes in the layout of Python's `json.dump(..., indent=2)`: two spaces a level, ASCII only. Values are never
 * rebuilt, so digits, code points and the order of keys stay as they are. The input must be valid JSON already.
 */

/** What the bytes hold that needs a closer look; see look-closer.ts. */
export interface Suspicions {
  /** Two keys of one object may be equal. */
  repeatedKey: boolean;
  /** Half of a surrogate pair, as an escape. */
  loneSurrogate: boolean;
  /** A number that may be too large for a double, or an integer for 64 bits. */
  largeNumber: boolean;
}

export function noSuspicions(): Suspicions {
  return { repeatedKey: false, loneSurrogate: false, largeNumber: false };
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const CLOSE_BRACE = 0x7d;

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
export function reindent(source: Buffer, at: number, out: Output, level: number, found: Suspicions): number {
  switch (source[at]) {
    case 0x7b:
      return reindentObject(source, at, out, level, found);
    case 0x5b:
      return reindentArray(source, at, out, level, found);
    case QUOTE:
      return copyString(source, at, out, found);
    default:
      return copyPlain(source, at, out, found);
  }
}

function reindentArray(source: Buffer, at: number, out: Output, level: number, found: Suspicions): number {
  ensureRoom(out, 2);
  out.bytes[out.length++] = source[at]!;
  at = skipSpace(source, at + 1);
  if (source[at] !== CLOSE_BRACKET) {
    for (;;) {
      breakLine(out, level + 1);
      at = skipSpace(source, reindent(source, at, out, level + 1, found));
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

function reindentObject(source: Buffer, at: number, out: Output, level: number, found: Suspicions): number {
  ensureRoom(out, 2);
  out.bytes[out.length++] = source[at]!;
  at = skipSpace(source, at + 1);
  if (source[at] !== CLOSE_BRACE) {
    const keys = openKeys();
    for (;;) {
      at = copyKey(source, at, out, level + 1, found);
      at = skipSpace(source, reindent(source, at, out, level + 1, found));
      if (source[at] === CLOSE_BRACE) break;
      ensureRoom(out, 1);
      out.bytes[out.length++] = COMMA;
      at = skipSpace(source, at + 1);
    }
    closeKeys(keys);
    breakLine(out, level);
  }
  ensureRoom(out, 1);
  out.bytes[out.length++] = CLOSE_BRACE;
  return at + 1;
}

/**
 * Begins a line for a member and copies its key with the colon, remembering the key; returns where the value begins. Line break, key and
 * hash in one go: half the time of a copy is spent here.
 */
export function copyKey(source: Buffer, at: number, out: Output, level: number, found: Suspicions): number {
  breakLine(out, level);
  ensureRoom(out, LONG + 4);
  const { bytes } = out;
  const start = out.length;
  const end = at + LONG;
  let to = start;
  let hash = HASH_START;
  bytes[to++] = QUOTE;
  at++;
  let c = source[at]!;
  while (isPlain[c] === 1 && at < end) {
    bytes[to++] = c;
    hash = Math.imul(hash ^ c, 0x01000193);
    c = source[++at]!;
  }
  if (c === QUOTE) {
    at++;
    bytes[to++] = QUOTE;
    out.length = to;
  } else {
    at = copyString(source, at - (to - start), out, found);
    hash = hashOf(out.bytes, start + 1, out.length - 1);
  }
  if (isRepeated(hash)) found.repeatedKey = true;
  if (source[at] !== COLON) at = skipSpace(source, at);
  out.bytes[out.length++] = COLON;
  out.bytes[out.length++] = 0x20;
  return skipSpace(source, at + 1);
}

/** The key that `copyKey` just wrote after `from`, as it stands between its quotes. */
export function lastKey(out: Output, from: number): string {
  return out.bytes.toString('latin1', out.bytes.indexOf(QUOTE, from) + 1, out.length - 3);
}

/** Copies a number or literal. */
function copyPlain(source: Buffer, at: number, out: Output, found: Suspicions): number {
  const start = at;
  let exponent = 0;
  let fraction = false;
  let room = 0;
  let { bytes, length: to } = out;
  for (;;) {
    const c = source[at];
    if (c === undefined || c === COMMA || c === CLOSE_BRACE || c === CLOSE_BRACKET || c <= 0x20) break;
    if (c === 0x2e) fraction = true;
    else if (c === 0x45 || c === 0x65) exponent = at;
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
  if (exponent > 0 ? isLargeExponent(source, exponent, at) : at - start > (fraction ? 300 : 18)) {
    found.largeNumber = true;
  }
  return at;
}

/** Three digits or more and no minus sign. */
function isLargeExponent(source: Buffer, exponent: number, end: number): boolean {
  const sign = source[exponent + 1];
  return sign !== 0x2d && end - exponent - (sign === 0x2b ? 1 : 0) > 3;
}

function copyString(source: Buffer, at: number, out: Output, found: Suspicions): number {
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
    else if (c === BACKSLASH) at = copyEscape(source, at, out, found);
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
