/**
 * What the offsets of a span in a `<Text>` count: UTF-16 units, as Label Studio 0.9.1 does, or code points, as 1.23.2 does. They differ
 * behind characters beyond U+FFFF, such as emoji. Spans in `<Paragraphs>` and `<HyperText>` count UTF-16 units in both.
 */
export type OffsetUnit = 'utf16' | 'code-points';

export const unitNames: Record<OffsetUnit, string> = { utf16: 'UTF-16 units', 'code-points': 'code points' };

/** The offsets of one text in both units. */
export interface OffsetIndex {
  text: string;
  /** Whether the units differ for a span that ends there, in whatever unit. */
  differBefore(end: number): boolean;
  /** Whether a place in UTF-16 units is in the middle of a character. */
  splits(units: number): boolean;
  /** A place in the middle of a character becomes that before it, or behind it with `up`. */
  toCodePoints(units: number, up: boolean): number;
  /** Undefined when the text has fewer code points. */
  toUtf16(codePoints: number): number | undefined;
}

const pair = /[\ud800-\udbff][\udc00-\udfff]/g;

/** A text without characters beyond U+FFFF costs one search; then two binary searches an offset. */
export function indexOffsets(text: string): OffsetIndex {
  /** Where these characters begin, in UTF-16 units. */
  const pairs: number[] = [];
  if (text.search(pair) >= 0) for (const { index } of text.matchAll(pair)) pairs.push(index);
  const splits = (units: number) => {
    const before = countWhere(pairs.length, (i) => pairs[i]! < units);
    return before > 0 && pairs[before - 1] === units - 1;
  };
  return {
    text,
    differBefore: (end) => pairs.length > 0 && pairs[0]! < end,
    splits,
    toCodePoints(units, up) {
      const before = countWhere(pairs.length, (i) => pairs[i]! < units);
      return units - before + (up && splits(units) ? 1 : 0);
    },
    toUtf16(codePoints) {
      const units = codePoints + countWhere(pairs.length, (i) => pairs[i]! - i < codePoints);
      return units <= text.length ? units : undefined;
    },
  };
}

/** How many of the numbers from 0 up to `length` fulfil what only the first of them do. */
function countWhere(length: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
