/** Paragraphs of at least so many lines are looked at. */
const LINES = 3;
/** Lengths of lines, in code units, that editors wrap at. */
const SHORTEST = 50;
const LONGEST = 100;

/** Whether a text begins with paragraphs whose lines an editor broke, as those of Project Gutenberg: all but the last of each are about as long. */
export function isWrapped(head: string): boolean {
  const paragraphs = paragraphsOf(head.split('\n').map((line) => line.trim()));
  if (paragraphs.length < 2) return false;
  const broken = paragraphs.flatMap((lines) => lines.slice(0, -1));
  const longest = broken.reduce((most, { length }) => Math.max(most, length), 0);
  if (longest < SHORTEST || longest > LONGEST) return false;
  const full = broken.filter(({ length }) => length * 4 >= longest * 3);
  const open = broken.filter((line) => /[\p{L},;-]$/u.test(line));
  return full.length * 10 >= broken.length * 9 && open.length * 2 > broken.length;
}

/** The paragraphs that are long enough. */
function paragraphsOf(lines: readonly string[]): string[][] {
  const paragraphs: string[][] = [[]];
  for (const line of lines) {
    if (line === '') paragraphs.push([]);
    else paragraphs.at(-1)!.push(line);
  }
  return paragraphs.filter(({ length }) => length >= LINES);
}
