import { BACKSLASH, QUOTE } from '../../json/bytes.ts';
import { MAX_DEPTH } from '../../json/parse-lossless.ts';
import type { Window } from '../window.ts';

// What a byte outside a string means here.
const STRING = 1;
const OPEN = 2;
const CLOSE = 3;
const BREAK = 4;
const BLANK = 5;
const COMMA = 6;
/** Nothing of JSON has it outside of strings; a disk that failed leaves many. */
const CONTROL = 7;
const meaning = new Uint8Array(256).fill(CONTROL, 0, 0x20);
for (const [kind, bytes] of [
  [STRING, '"'],
  [OPEN, '[{'],
  [CLOSE, ']}'],
  [BREAK, '\n'],
  [BLANK, ' \t\r'],
  [COMMA, ','],
] as const) {
  for (const byte of bytes) meaning[byte.charCodeAt(0)] = kind;
}

/** Goes to the next byte that is not space and returns it, or -1 at the end of the window. */
export function skipBlanks(window: Window): number {
  const { bytes, end } = window;
  for (let at = window.at; at < end; at++) {
    const kind = meaning[bytes[at]!];
    if (kind === BREAK) {
      window.line++;
      window.lineStart = at + 1;
    } else if (kind !== BLANK) {
      window.at = at;
      return bytes[at]!;
    }
  }
  window.at = end;
  return -1;
}

/** Bytes that no number has. */
const LONGEST_NUMBER = 1 << 20;

export const INCOMPLETE = -1;
export const TOO_DEEP = -2;

/** The end of the value at `window.at`, or INCOMPLETE when it goes on beyond the window. Of what is no JSON, some of it. */
export function findEnd(window: Pick<Window, 'bytes' | 'at' | 'end' | 'ended'>): number {
  const { bytes, end } = window;
  let at = window.at;
  let depth = 0;
  while (at < end) {
    const kind = meaning[bytes[at]!];
    if (kind === 0) at++;
    else if (kind === STRING) {
      at = endOfString(bytes, at + 1, end);
      if (at < 0) return INCOMPLETE;
      if (depth === 0) return at;
    } else if (kind === OPEN) {
      at++;
      if (++depth > MAX_DEPTH) return TOO_DEEP;
    } else if (kind === CLOSE) {
      if (depth === 0) return at;
      at++;
      if (--depth === 0) return at;
    } else if (depth === 0) {
      // With the value, it is what is wrong with it.
      return kind === CONTROL ? at + 1 : at;
    } else {
      at++;
    }
  }
  const isOver = window.ended || at - window.at > LONGEST_NUMBER;
  return depth === 0 && isOver ? at : INCOMPLETE;
}

/** What is wrong with a value for which findEnd gives TOO_DEEP, as a sentence of a finding. */
export const tooDeep = `this value is nested more than ${MAX_DEPTH} levels deep`;

/** Whether a value is nested more than MAX_DEPTH levels deep, which only a long one can be. */
export function isTooDeep(bytes: Buffer, start: number, end: number): boolean {
  return end - start > MAX_DEPTH && findEnd({ bytes, at: start, end, ended: true }) === TOO_DEEP;
}

/** The place after the closing quote of a string whose content begins at `at`, or INCOMPLETE. */
function endOfString(bytes: Buffer, at: number, end: number): number {
  while (at < end) {
    const c = bytes[at++];
    if (c === QUOTE) return at;
    if (c === BACKSLASH) at++;
  }
  return INCOMPLETE;
}
