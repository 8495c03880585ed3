import { repeat } from './repeat.ts';

/** Nearly as many as a table may have. */
const COLUMNS = 99_900;

/** The last line many times, the same or with other cells at its ends; the first with many cells, and all of them. */
export function* lineForms(lines: readonly string[]): Generator<[what: string, grown: string]> {
  const last = lines.at(-1)!;
  const before = lines.slice(0, -1);
  const below = (grown: string) => `${[...before, grown].join('\n')}\n`;
  yield ['equal lines', below(repeat(() => last, '\n'))];
  yield ['different last cells', below(repeat((i) => `${last}${i}`, '\n'))];
  yield ['different first cells', below(repeat((i) => `${i}${last}`, '\n'))];
  const [first, ...others] = lines;
  const between = /[\t,;| ]/.exec(first!)?.[0] ?? ' ';
  const names = Array.from({ length: COLUMNS }, (_, i) => `${between}c${i}`).join('');
  const cells = `${between}1`.repeat(COLUMNS);
  yield ['columns', `${[first + names, ...others.map((line) => line + cells)].join('\n')}\n`];
  yield ['cells', `${[first + repeat((i) => `${between}c${i}`), ...others].join('\n')}\n`];
}
