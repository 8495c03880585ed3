import type { Json } from '../json/json.ts';
import type { OffsetIndex, OffsetUnit } from './offset-unit.ts';

/** In which unit a span is: one of them, either as far as one can see, or none, as its words are elsewhere. */
export type Verdict = OffsetUnit | 'either' | 'none';

/** White space is not compared: the editor keeps a line break as a backslash and an n, and a browser joins blanks. */
export function isSameText(slice: string, kept: string): boolean {
  if (slice === kept) return true;
  // Side by side, as one of the two may be all of a long text, and differ at once.
  for (let i = 0, j = 0; ; i++, j++) {
    i = skipSpace(slice, i);
    j = skipSpace(kept, j);
    if (i === slice.length || j === kept.length) return i === slice.length && j === kept.length;
    if (slice.charCodeAt(i) !== kept.charCodeAt(j)) return false;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const c = text.charCodeAt(at);
    if (c === 0x5c && text[at + 1] === 'n') at += 2;
    else if (c <= 0x20 || c >= 0xa0) {
      if (!/\s/.test(text[at]!)) break;
      at++;
    } else break;
  }
  return at;
}

/**
 * Tells the unit of a span by its words, which editors keep beside its offsets, or else by what is possible: no span ends behind its text
 * or in the middle of a character.
 */
export function judgeSpan(index: OffsetIndex, start: number, end: number, kept: Json | undefined): Verdict {
  const { inUtf16, inCodePoints } = slicesOf(index, start, end);
  if (typeof kept === 'string' && kept !== '') {
    for (const isSame of [(a: string, b: string) => a === b, isSameText]) {
      const fitsUtf16 = isSame(inUtf16, kept);
      const fitsCodePoints = inCodePoints !== undefined && isSame(inCodePoints, kept);
      if (fitsUtf16 && fitsCodePoints) return 'either';
      if (fitsUtf16) return 'utf16';
      if (fitsCodePoints) return 'code-points';
    }
    return 'none';
  }
  if (inCodePoints === undefined) return 'utf16';
  return index.splits(start) || index.splits(end) ? 'code-points' : 'either';
}

/** What a span marks in either unit; undefined where the text has not so many code points. */
export function slicesOf(
  { text, toUtf16 }: OffsetIndex,
  start: number,
  end: number,
): { inUtf16: string; inCodePoints: string | undefined } {
  const to = toUtf16(end);
  return {
    inUtf16: text.slice(start, end),
    inCodePoints: to === undefined ? undefined : text.slice(toUtf16(start), to),
  };
}
