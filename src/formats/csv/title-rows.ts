import { beginningOf } from '../../cut-text.ts';
import { quote } from '../../json/json.ts';
import { greatest } from '../../lists.ts';
import { lookOf } from './cell-look.ts';
import { isSurelyHeader } from './header.ts';

/** Rows that a title, a date and filters take up before a table, at most; and rows of a table without which nothing is said. */
export const MOST_BEFORE = 20;
const FEW = 3;

/**
 * How many rows with other text, such as the title of a report, stand above the names of columns, with as many cells as these, as a spreadsheet
 * saves a sheet. The first of them has few cells that are filled, and all columns have a name. `isSure` is whether these names are above values,
 * or have a data key of the label config.
 */
export function findTitleRows(
  rows: readonly string[][],
  dataKeys: readonly string[],
): { count: number; isSure: boolean } | undefined {
  const [first = []] = rows;
  const title = filled(first);
  // All but the last column may be empty below it as well.
  if (title.length === 0 || title.length > Math.max(1, first.length / 2)) return undefined;
  const width = greatest(rows.map((row) => row.findLastIndex((cell) => cell !== '') + 1));
  // The name of an index is often missing.
  const isIndex = width === 2 && first[0] === '';
  if (isIndex || title.length > Math.max(1, width / 2)) return undefined;
  const count = rows.findIndex((row) => row.length >= width && !row.slice(0, width).includes(''));
  if (count < 1 || count > MOST_BEFORE || dataKeys.some((key) => first.includes(key))) return undefined;
  // Lines without these delimiters are ragged rows.
  if (rows.slice(0, count).some((row) => row.length !== rows[count]!.length)) return undefined;
  const table = rows.slice(count).map((row) => row.slice(0, width));
  if (dataKeys.some((key) => table[0]!.includes(key))) return { count, isSure: true };
  if (isSurelyHeader(table)) {
    const more = width === 2 ? countPairs(table) : 0;
    return { count: count + more, isSure: more === 0 };
  }
  return maybeHeader(rows.slice(0, count), table) ? { count, isSure: false } : undefined;
}

/** Above two columns, the value of a filter and its name are as full as the names of these. */
function countPairs(table: readonly string[][]): number {
  let count = 0;
  while (count < MOST_BEFORE && isSurelyHeader(table.slice(count + 1))) count++;
  return count;
}

const filled = (row: readonly string[]) => row.filter((cell) => cell !== '');

/** Whether rows with a title alone are above words, each once, and these above several rows with more cells that are filled. */
function maybeHeader(before: readonly string[][], [names = [], ...body]: readonly string[][]): boolean {
  const areTitles = before.every((row) => row[0] !== '' && filled(row).length === 1);
  const areNames = names.every((name) => name === name.trim() && lookOf(name) === 'word');
  const once = new Set(names);
  const isOnce = once.size === names.length && !body.some((row) => row.some((cell) => once.has(cell)));
  const areFuller = body.every((row) => filled(row).length > 1);
  return names.length > 2 && body.length >= FEW && areTitles && areNames && isOnce && areFuller;
}

/** Characters of a title that a note quotes. */
const LONGEST = 60;

/** What is said of rows that are skipped, and how they are read. */
export function describeTitleRows([first = []]: readonly string[][], count: number): string {
  const title = filled(first)[0] ?? '';
  const shown = quote(title.length > LONGEST ? `${beginningOf(title, LONGEST)}...` : title);
  const rows =
    count === 1
      ? `1 row above the names of the columns, ${shown}`
      : `${count} rows above the names of the columns, from ${shown} on`;
  return `skipped ${rows}; if the first row has the names, use --header.`;
}
