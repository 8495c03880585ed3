import { QUOTE } from './bytes.ts';
import { escapeCodePoint } from './escapes.ts';
import { ensureRoom, type Output, viewOf } from './output.ts';
import { isPlainWord } from './plain-words.ts';
import { isPlain } from './reindent.ts';

let viewed: Buffer | undefined;
let words: DataView;

/** A view of the source, which is kept: the next text is nearly always from the same. */
export function wordsOf(source: Buffer): DataView {
  if (source !== viewed) words = viewOf(source);
  viewed = source;
  return words;
}

/** Appends UTF-8 as a JSON string of ASCII, in Python's way. Of two quotes in a row only one is written when they are `doubled`. */
export function writeText(source: Buffer, start: number, end: number, out: Output, doubled: boolean): void {
  ensureRoom(out, end - start + 2);
  const words = wordsOf(source);
  let { bytes, view, length: to } = out;
  bytes[to++] = QUOTE;
  for (let at = start; at < end; ) {
    // Eight bytes at a time: most text is plain, and that takes half as long.
    while (at + 8 <= end) {
      const first = words.getInt32(at, true);
      const second = words.getInt32(at + 4, true);
      if (!isPlainWord(first) || !isPlainWord(second)) break;
      view.setInt32(to, first, true);
      view.setInt32(to + 4, second, true);
      at += 8;
      to += 8;
    }
    if (at + 4 <= end) {
      const word = words.getInt32(at, true);
      if (isPlainWord(word)) {
        view.setInt32(to, word, true);
        at += 4;
        to += 4;
      }
    }
    while (at < end && isPlain[source[at]!] === 1) bytes[to++] = source[at++]!;
    if (at >= end) break;
    const c = source[at]!;
    out.length = to;
    at = escapeCodePoint(source, at, out);
    if (c === QUOTE && doubled) at++;
    ensureRoom(out, end - at + 1);
    ({ bytes, view, length: to } = out);
  }
  bytes[to++] = QUOTE;
  out.length = to;
}
