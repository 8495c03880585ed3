/** Letters of writing systems that put blanks between words; of others nothing is known of where words begin. */
const letter = /[\p{L}\p{N}\p{M}]/u;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

/** How many of the two ends of a stretch of a text are odd for a span: next to white space within it, or in the middle of a word. */
export function countOddEdges(text: string, start: number, end: number): number {
  const isOdd = (inside: string, outside: string) =>
    inside === '' || /\s/.test(inside) || (isInWord(inside) && isInWord(outside));
  if (start >= end) return 2;
  return (
    (isOdd(charAt(text, start), charBefore(text, start)) ? 1 : 0) +
    (isOdd(charBefore(text, end), charAt(text, end)) ? 1 : 0)
  );
}

const isInWord = (char: string) => letter.test(char) && !unspaced.test(char);

function charAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function charBefore(text: string, at: number): string {
  const pair = charAt(text, at - 2);
  return at >= 2 && pair.length === 2 ? pair : (text[at - 1] ?? '');
}
