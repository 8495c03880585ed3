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
const LETTER_U = 0x75;
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

// Hashes of the keys of all objects that are open, the innermost last. Equal hashes only raise a suspicion.
let hashes = new Int32Array(1024);
let count = 0;
let first = 0;
/** Keys of the innermost object, once it has many. */
let many: Set<number> | undefined;
const MANY = 32;
/** As a signed integer, which is how hashes are kept. */
const HASH_START = 0x811c9dc5 | 0;

interface OpenKeys {
  first: number;
  many: Set<number> | undefined;
}

/** Begins an object; what it returns must be given back to `closeKeys`. */
export function openKeys(): OpenKeys {
  const outer = { first, many };
  first = count;
  many = undefined;
  return outer;
}

export function closeKeys(outer: OpenKeys): void {
  count = first;
  ({ first, many } = outer);
}

function isRepeated(key: number): boolean {
  if (many) {
    const size = many.size;
    many.add(key);
    return many.size === size;
  }
  for (let i = first; i < count; i++) if (hashes[i] === key) return true;
  if (count === hashes.length) {
    const larger = new Int32Array(count * 2);
    larger.set(hashes);
    hashes = larger;
  }
  hashes[count++] = key;
  if (count - first > MANY) many = new Set(hashes.subarray(first, count));
  return false;
}

function hashOf(bytes: Buffer, from: number, to: number): number {
  let value = HASH_START;
  for (let i = from; i < to; i++) value = Math.imul(value ^ bytes[i]!, 0x01000193);
  return value;
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

/** Copies `\n` and the like; `\uXXXX` in the shortest form, as Python writes it. */
function copyEscape(source: Buffer, at: number, out: Output, found: Suspicions): number {
  const c = source[at + 1]!;
  if (c !== LETTER_U) {
    if (c !== 0x2f) out.bytes[out.length++] = BACKSLASH;
    out.bytes[out.length++] = c;
    return at + 2;
  }
  const unit = hexUnit(source, at + 2);
  if (unit >= 0xd800 && unit < 0xe000) {
    const second = source[at + 6] === BACKSLASH && source[at + 7] === LETTER_U ? hexUnit(source, at + 8) : 0;
    if (unit < 0xdc00 && second >= 0xdc00 && second < 0xe000) {
      writeUnit(out, unit);
      writeUnit(out, second);
      return at + 12;
    }
    found.loneSurrogate = true;
  }
  writeUnit(out, unit);
  return at + 6;
}

function hexUnit(source: Buffer, at: number): number {
  let unit = 0;
  for (let i = at; i < at + 4; i++) {
    const c = source[i]!;
    unit = unit * 16 + (c <= 0x39 ? c - 0x30 : (c | 0x20) - 0x57);
  }
  return unit;
}

/** Writes the code point whose UTF-8 begins at `at` as escapes; returns where it ends. */
export function escapeCodePoint(source: Buffer, at: number, out: Output): number {
  const c = source[at]!;
  if (c < 0x80) {
    writeUnit(out, c);
    return at + 1;
  }
  if (c < 0xe0) {
    writeUnit(out, ((c & 0x1f) << 6) | (source[at + 1]! & 0x3f));
    return at + 2;
  }
  if (c < 0xf0) {
    writeUnit(out, ((c & 0x0f) << 12) | ((source[at + 1]! & 0x3f) << 6) | (source[at + 2]! & 0x3f));
    return at + 3;
  }
  const point =
    ((c & 0x07) << 18) |
    ((source[at + 1]! & 0x3f) << 12) |
    ((source[at + 2]! & 0x3f) << 6) |
    (source[at + 3]! & 0x3f);
  writeUnit(out, 0xd800 + ((point - 0x10000) >> 10));
  writeUnit(out, 0xdc00 + ((point - 0x10000) & 0x3ff));
  return at + 4;
}

const shortEscapes: Record<number, number> = {
  8: 0x62,
  9: 0x74,
  10: 0x6e,
  12: 0x66,
  13: 0x72,
  34: QUOTE,
  92: BACKSLASH,
};
const HEX = Buffer.from('0123456789abcdef');

/** Writes one UTF-16 unit as it stands in a JSON string of ASCII. */
function writeUnit(out: Output, unit: number): void {
  ensureRoom(out, 18);
  const { bytes } = out;
  const short = shortEscapes[unit];
  if (short !== undefined) {
    bytes[out.length++] = BACKSLASH;
    bytes[out.length++] = short;
  } else if (unit >= 0x20 && unit < 0x7f) {
    bytes[out.length++] = unit;
  } else {
    bytes[out.length++] = BACKSLASH;
    bytes[out.length++] = LETTER_U;
    for (let shift = 12; shift >= 0; shift -= 4) bytes[out.length++] = HEX[(unit >> shift) & 15]!;
  }
}
