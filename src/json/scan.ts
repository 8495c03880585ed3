import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DELETE,
  LETTER_U,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  SLASH,
} from './bytes.ts';
import { hexUnit } from './escapes.ts';
import { closeKeys, HASH_START, isRepeated, openKeys } from './open-keys.ts';
import { isPlain, skipSpace } from './reindent.ts';

/**
 * One pass over the bytes of valid JSON, for what its value no longer tells: whether it needs a closer look (look-closer.ts), whether it is
 * already as lsimport prints it, and where its members are.
 */
export interface Scan {
  /** Two keys of one object may be equal. */
  repeatedKey: boolean;
  /** A key or a value has a NUL, as an escape. */
  nul: boolean;
  /** Half of a surrogate pair, as an escape. */
  loneSurrogate: boolean;
  /** A number that may be too large for a double, or an integer for 64 bits. */
  largeNumber: boolean;
  /** ASCII with all escapes in their shortest form: to be copied as it is, but for the space between its parts. */
  isAsPrinted: boolean;
  /** Two numbers for each space between its parts, where it begins and ends; undefined when there are more than is worth remembering. */
  spaces: number[] | undefined;
  /** Of an object: four numbers for each member, where its key begins and ends, quotes included, and where its value does. */
  places: number[];
}

/** What is found on the way; begun anew by `scanJson`. */
let scan: Scan;

/** Scans the value at `at`, which has no space before it. Without `keepsSpaces`, for a look that copies nothing, it leaves the spaces out. */
export function scanJson(source: Buffer, at: number, keepsSpaces = true): Scan {
  scan = {
    repeatedKey: false,
    nul: false,
    loneSurrogate: false,
    largeNumber: false,
    isAsPrinted: true,
    spaces: keepsSpaces ? [] : undefined,
    places: [],
  };
  if (source[at] === OPEN_BRACE) scanObject(source, at, scan.places);
  else scanValue(source, at);
  return scan;
}

/** Returns where the value ends. */
function scanValue(source: Buffer, at: number): number {
  switch (source[at]) {
    case OPEN_BRACE:
      return scanObject(source, at, undefined);
    case OPEN_BRACKET:
      return scanArray(source, at);
    case QUOTE:
      return scanString(source, at);
    default:
      return scanPlain(source, at);
  }
}

function scanArray(source: Buffer, at: number): number {
  at = toNext(source, at + 1);
  if (source[at] === CLOSE_BRACKET) return at + 1;
  for (;;) {
    at = toNext(source, scanValue(source, at));
    if (source[at] === CLOSE_BRACKET) return at + 1;
    at = toNext(source, at + 1);
  }
}

function scanObject(source: Buffer, at: number, places: number[] | undefined): number {
  at = toNext(source, at + 1);
  if (source[at] === CLOSE_BRACE) return at + 1;
  const keys = openKeys();
  for (;;) {
    const key = at;
    const keyEnd = scanKey(source, at);
    at = source[keyEnd] === COLON ? keyEnd : toNext(source, keyEnd);
    const value = toNext(source, at + 1);
    const end = scanValue(source, value);
    places?.push(key, keyEnd, value, end);
    at = toNext(source, end);
    if (source[at] !== COMMA) break;
    at = toNext(source, at + 1);
  }
  closeKeys(keys);
  return at + 1;
}

/** Numbers of `spaces` beyond which the text is copied without them. */
const MOST_SPACES = 4096;

/** Goes over space, if there is any. */
function toNext(source: Buffer, at: number): number {
  if (source[at]! > 0x20) return at;
  const end = skipSpace(source, at);
  if (scan.spaces && scan.spaces.push(at, end) > MOST_SPACES) scan.spaces = undefined;
  return end;
}

/** Remembers a key; returns where it ends. */
function scanKey(source: Buffer, start: number): number {
  let at = start + 1;
  let hash = HASH_START;
  let c = source[at]!;
  while (isPlain[c] === 1) {
    hash = Math.imul(hash ^ c, 0x01000193);
    c = source[++at]!;
  }
  if (c === QUOTE) at++;
  else {
    at = scanString(source, start);
    const key = JSON.parse(source.toString('utf8', start, at)) as string;
    hash = hashOf(key);
  }
  if (isRepeated(hash)) scan.repeatedKey = true;
  return at;
}

function hashOf(key: string): number {
  let hash = HASH_START;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash;
}

function scanString(source: Buffer, at: number): number {
  at++;
  for (;;) {
    let c = source[at]!;
    while (isPlain[c] === 1) c = source[++at]!;
    if (c === QUOTE) return at + 1;
    if (c !== BACKSLASH) {
      scan.isAsPrinted = false;
      at++;
    } else if (source[at + 1] === LETTER_U) at = scanUnit(source, at);
    else {
      if (source[at + 1] === SLASH) scan.isAsPrinted = false;
      at += 2;
    }
  }
}

/** Goes over an escape `\uXXXX`, or the two of a surrogate pair. */
function scanUnit(source: Buffer, at: number): number {
  const unit = hexUnit(source, at + 2);
  if (!isShortest(source, at, unit)) scan.isAsPrinted = false;
  if (unit === 0) scan.nul = true;
  if (unit < 0xd800 || unit >= 0xe000) return at + 6;
  const next = at + 6;
  if (unit < 0xdc00 && source[next] === BACKSLASH && source[next + 1] === LETTER_U) {
    const second = hexUnit(source, next + 2);
    if (second >= 0xdc00 && second < 0xe000) {
      if (!isShortest(source, next, second)) scan.isAsPrinted = false;
      return next + 6;
    }
  }
  scan.loneSurrogate = true;
  return next;
}

/** Whether a unit has no shorter form than its escape, and that is in lower case. */
function isShortest(source: Buffer, at: number, unit: number): boolean {
  if (unit < DELETE) return false;
  for (let i = at + 2; i < at + 6; i++) if (source[i]! >= 0x41 && source[i]! <= 0x46) return false;
  return true;
}

/** Goes over a number or literal. */
function scanPlain(source: Buffer, start: number): number {
  let at = start;
  let exponent = 0;
  let fraction = false;
  for (;;) {
    const c = source[at];
    if (c === undefined || c === COMMA || c === CLOSE_BRACE || c === CLOSE_BRACKET || c <= 0x20) break;
    if (c === 0x2e) fraction = true;
    else if (c === 0x45 || c === 0x65) exponent = at;
    at++;
  }
  if (exponent > 0 ? isLargeExponent(source, exponent, at) : at - start > (fraction ? 300 : 18)) {
    scan.largeNumber = true;
  }
  return at;
}

/** Three digits or more and no minus sign. */
function isLargeExponent(source: Buffer, exponent: number, end: number): boolean {
  const sign = source[exponent + 1];
  return sign !== 0x2d && end - exponent - (sign === 0x2b ? 1 : 0) > 3;
}
