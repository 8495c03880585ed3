import type { Head } from '../../readers/head.ts';
import { lookOf } from './cell-look.ts';

/** The delimiter that a first line such as "sep=;" tells Excel, which many programs write; undefined where there is no such line. */
export function delimiterInSepLine({ bytes }: Head): string | undefined {
  return /^(?:\xef\xbb\xbf)?"?sep=([^\r\n"])"?(?:[\r\n]|$)/i.exec(bytes.toString('latin1', 0, 16))?.[1];
}

/**
 * How many rows stand before a table: comments (#) with another number of cells than the rows after them, which must all have the same
 * number, two or more. A header may start with # as well; below other comments it is one itself, unless it
 * is there a second time without the #.
 */
export function findComments(rows: readonly string[][]): { count: number; isHeaderComment: boolean } {
  const first = rows.findIndex(([cell]) => !cell!.startsWith('#'));
  if (first > 0 && hasNamesAbove(rows, first)) return { count: first, isHeaderComment: false };
  const isHeaderComment = first > 1 && isHeaderBelowComments(rows, first - 1);
  return { count: isHeaderComment ? first - 1 : countComments(rows, first), isHeaderComment };
}

/** Whether a comment has the names of the columns, and no other does: names and what they name may both be commented out. */
function isHeaderBelowComments(rows: readonly string[][], at: number): boolean {
  const width = rows[at]!.length;
  const isTable = width > 1 && rows.slice(at).every((row) => row.length === width);
  const mayBe = (row: readonly string[]) => row.length === width && areNames(namesInComment(row));
  return isTable && mayBe(rows[at]!) && !rows.slice(0, at).some(mayBe);
}

/** Whether the comment above a row has the same names, so that this row is the header. */
function hasNamesAbove(rows: readonly string[][], at: number): boolean {
  const header = rows[at]!;
  const names = namesInComment(rows[at - 1]!);
  const isTable = header.length > 1 && rows.slice(at).every(({ length }) => length === header.length);
  const isSame = header.every((cell, i) => cell.trim().toLowerCase() === names[i]?.toLowerCase());
  return isTable && isSame && names.length === header.length;
}

/** Words, each once; what has a value, such as `rows=20`, is no name. */
function areNames(cells: readonly string[]): boolean {
  const isName = (cell: string) => cell !== '' && lookOf(cell) === 'word' && !/[^\s=:][=:]/.test(cell);
  return cells.every(isName) && new Set(cells).size === cells.length;
}

/** The names of columns in a comment. */
export function namesInComment([first = '', ...others]: readonly string[]): string[] {
  return [first.replace(/^#+/, ''), ...others].map((cell) => cell.trim());
}

function countComments(rows: readonly string[][], first: number): number {
  if (first < 1) return 0;
  // The last of them may be the header (#id,name).
  for (const count of [first - 1, first]) {
    const [header, ...body] = rows.slice(count);
    const width = header?.length ?? 0;
    const isTable = width > 1 && body.length > 0 && body.every((row) => row.length === width);
    if (isTable) return rows.slice(0, count).every((row) => row.length !== width) ? count : 0;
  }
  return 0;
}

/** Whether a row, or the line of it, is one that InfluxDB writes above the header of each table. */
export const isAnnotation = (first: string) => /^\ufeff?#(?:group|datatype|default)(?:,|$)/.test(first);

/** What is said of rows that stand before a table; undefined where there are none. */
export function describePreamble(rows: number): string | undefined {
  if (rows === 0) return undefined;
  const lines = rows === 1 ? 'first line' : `first ${rows} lines`;
  return `skipped the ${lines}, before the table (sep= or a comment).`;
}
