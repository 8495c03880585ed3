import type { Head } from '../../readers/head.ts';

/** The delimiter that a first line such as "sep=;" tells Excel, which many programs write; undefined where there is no such line. */
export function delimiterInSepLine({ bytes }: Head): string | undefined {
  return /^(?:\xef\xbb\xbf)?"?sep=([^\r\n"])"?(?:[\r\n]|$)/i.exec(bytes.toString('latin1', 0, 16))?.[1];
}

/**
 * How many rows stand before a table: comments (#) with another number of cells than the rows after them, which must all have the same
 * number, two or more. A header may start with # as well.
 */
export function countComments(rows: readonly string[][]): number {
  const first = rows.findIndex(([cell]) => !cell!.startsWith('#'));
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

/** What is said of rows that stand before a table; undefined where there are none. */
export function describePreamble(rows: number): string | undefined {
  if (rows === 0) return undefined;
  const lines = rows === 1 ? 'first line' : `first ${rows} lines`;
  return `skipped the ${lines}, before the table (sep= or a comment).`;
}
