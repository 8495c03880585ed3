import type { Input } from '../format.ts';

/** Finds out whether the spans of a file end one character too early, as those do whose ends are inclusive. */
export interface EndTally {
  /** Takes note of a span in UTF-16 units. */
  add(text: string, start: number, end: number): void;
  /** Reports it, where nearly all of the spans do; to be called when all were seen. */
  report(input: Pick<Input, 'report' | 'displayPath'>): void;
}

/** Fewer spans may do so by chance, as `owl` in `owls` does. */
const ENOUGH = 3;
const letter = /[\p{L}\p{N}\p{M}]/u;

export function createEndTally(): EndTally {
  let spans = 0;
  let early = 0;
  let example: { words: string; whole: string } | undefined;
  const isLetter = (text: string, at: number) => letter.test(text[at] ?? '');
  return {
    add(text, start, end) {
      spans++;
      if (end < start || !isLetter(text, end) || isLetter(text, end + 1)) return;
      if (end > start && !isLetter(text, end - 1)) return;
      early++;
      example ??= { words: text.slice(start, end), whole: text.slice(start, end + 1) };
    },
    report({ report, displayPath }) {
      if (!example || early < ENOUGH || early * 10 < spans * 9) return;
      report({ code: 'span-ends-early', args: { early, spans, ...example } }, { file: displayPath });
    },
  };
}
