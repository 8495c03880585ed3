import { isSameText } from '../../regions/judge-span.ts';
import type { CountedSpan, JudgedUnit, UnitJudge } from '../../regions/span-units.ts';

/**
 * What the offsets of a text count, where a line break of two characters may count as one, as in Python, which reads it so: the words of the
 * spans tell.
 */
export function judgeWithLineEnds(judge: UnitJudge, text: string, spans: readonly CountedSpan[]): JudgedUnit {
  const asWritten = judge(text, spans);
  if (!text.includes('\r\n')) return asWritten;
  const fits = (unit: JudgedUnit) => spans.filter((span) => hasItsWords(text, span, unit)).length;
  const known = spans.filter(({ kept }) => kept !== undefined).length;
  const fitting = fits(asWritten);
  if (fitting === known) return asWritten;
  const short = text.replaceAll('\r\n', '\n');
  const shortened = judge(short, spans);
  const breaks = [...text.matchAll(/\r\n/g)].map(({ index }, i) => index - i);
  const other: JudgedUnit = {
    ...shortened,
    toUtf16(offset) {
      const at = shortened.toUtf16(offset);
      return at === undefined ? undefined : at + countBelow(breaks, at);
    },
  };
  return fits(other) > fitting ? other : asWritten;
}

function hasItsWords(text: string, { start, end, kept }: CountedSpan, { toUtf16 }: JudgedUnit): boolean {
  return kept !== undefined && isSameText(text.slice(toUtf16(start), toUtf16(end)), kept);
}

/** How many of numbers in their order are below another. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
