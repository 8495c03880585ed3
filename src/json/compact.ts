import { BACKSLASH, CLOSE_BRACE, CLOSE_BRACKET, COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE } from './bytes.ts';
import { copyEscape, escapeCodePoint } from './escapes.ts';
import { ensureRoom, type Output } from './output.ts';
import { isPlain, skipSpace } from './reindent.ts';

/** A value inside of JSON text: the bytes from `at` to `end`. */
export interface Extent {
  at: number;
  end: number;
}

/** Where the JSON value at `at` ends. The text must be valid JSON. */
export function endOfValue(source: Buffer, at: number): number {
  let depth = 0;
  do {
    const c = source[at]!;
    if (c === QUOTE) at = endOfString(source, at);
    else if (c === OPEN_BRACE || c === OPEN_BRACKET) {
      depth++;
      at++;
    } else if (c === CLOSE_BRACE || c === CLOSE_BRACKET) {
      depth--;
      at++;
    } else if (depth === 0) at = endOfPlain(source, at);
    else at++;
  } while (depth > 0);
  return at;
}

function endOfString(source: Buffer, at: number): number {
  for (at++; source[at] !== QUOTE; at++) if (source[at] === BACKSLASH) at++;
  return at + 1;
}

/** The end of a number or literal. */
function endOfPlain(source: Buffer, at: number): number {
  for (; at < source.length; at++) {
    const c = source[at]!;
    if (c === COMMA || c === CLOSE_BRACE || c === CLOSE_BRACKET || c <= 0x20) break;
  }
  return at;
}

/**
 * Copies the JSON from `at` to `end` (a value, or a key and its value) without the space between its parts and in ASCII, as Python's
 * `json.dumps(..., separators=(',', ':'))` has it. Digits and the order of keys stay.
 */
export function copyCompact(source: Buffer, at: number, end: number, out: Output): void {
  ensureRoom(out, end - at);
  let { bytes, length: to } = out;
  while (at < end) {
    let c = source[at++]!;
    if (c <= 0x20) continue;
    bytes[to++] = c;
    if (c !== QUOTE) continue;
    for (;;) {
      c = source[at]!;
      while (isPlain[c] === 1) {
        bytes[to++] = c;
        c = source[++at]!;
      }
      if (c === QUOTE) break;
      out.length = to;
      at = c === BACKSLASH ? copyEscape(source, at, out) : escapeCodePoint(source, at, out);
      // An escape takes more than what it stands for.
      ensureRoom(out, end - at + 18);
      ({ bytes, length: to } = out);
    }
    bytes[to++] = QUOTE;
    at++;
  }
  out.length = to;
}

/** The same, but strings stay to the byte. */
export function copyWithoutSpace(source: Buffer, at: number, end: number, out: Output): void {
  ensureRoom(out, end - at);
  const { bytes } = out;
  let { length: to } = out;
  while (at < end) {
    if (source[at]! <= 0x20) {
      at++;
      continue;
    }
    const next = source[at] === QUOTE ? endOfString(source, at) : at + 1;
    while (at < next) bytes[to++] = source[at++]!;
  }
  out.length = to;
}

/** The members of the object at `at`, in their order; of equal keys, which `repeated` is told of, the last one counts. */
export function membersOf(source: Buffer, at: number, repeated?: (key: string) => void): Map<string, Extent> {
  const members = new Map<string, Extent>();
  at = skipSpace(source, at + 1);
  while (source[at] !== CLOSE_BRACE) {
    const keyEnd = endOfString(source, at);
    const key = JSON.parse(source.toString('utf8', at, keyEnd)) as string;
    const value = skipSpace(source, skipSpace(source, keyEnd) + 1);
    const end = endOfValue(source, value);
    if (repeated && members.has(key)) repeated(key);
    members.set(key, { at: value, end });
    at = skipSpace(source, end);
    if (source[at] === COMMA) at = skipSpace(source, at + 1);
  }
  return members;
}

/** The items of the list at `at`. */
export function itemsOf(source: Buffer, at: number): Extent[] {
  const items: Extent[] = [];
  at = skipSpace(source, at + 1);
  while (source[at] !== CLOSE_BRACKET) {
    const end = endOfValue(source, at);
    items.push({ at, end });
    at = skipSpace(source, end);
    if (source[at] === COMMA) at = skipSpace(source, at + 1);
  }
  return items;
}
