import { ensureRoom, type Output } from './output.ts';
import { skipSpace } from './reindent.ts';

/** A value inside of JSON text: the bytes from `at` to `end`. */
export interface Place {
  at: number;
  end: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

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
 * Copies the JSON value at `at` without the space between its parts and returns where it ends; everything else stays to the byte. It must end
 * before `limit`: there is room made for so much, so that the loop has nothing to ask for.
 */
export function copyCompact(source: Buffer, at: number, out: Output, limit = source.length): number {
  ensureRoom(out, limit - at);
  const { bytes } = out;
  let to = out.length;
  let depth = 0;
  do {
    const c = source[at]!;
    if (depth > 0 && c <= 0x20) {
      at++;
      continue;
    }
    let end = at + 1;
    if (c === QUOTE) end = endOfString(source, at);
    else if (c === OPEN_BRACE || c === OPEN_BRACKET) depth++;
    else if (c === CLOSE_BRACE || c === CLOSE_BRACKET) depth--;
    else if (depth === 0) end = endOfPlain(source, at);
    while (at < end) bytes[to++] = source[at++]!;
  } while (depth > 0);
  out.length = to;
  return at;
}

/** The members of the object at `at`, in their order; of equal keys, which `repeated` is told of, the last one counts. */
export function membersOf(source: Buffer, at: number, repeated?: (key: string) => void): Map<string, Place> {
  const members = new Map<string, Place>();
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
export function itemsOf(source: Buffer, at: number): Place[] {
  const items: Place[] = [];
  at = skipSpace(source, at + 1);
  while (source[at] !== CLOSE_BRACKET) {
    const end = endOfValue(source, at);
    items.push({ at, end });
    at = skipSpace(source, end);
    if (source[at] === COMMA) at = skipSpace(source, at + 1);
  }
  return items;
}
