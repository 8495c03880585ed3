import { columnsNumberer, columnsRenamer, renameColumnsIn } from '../../diagnostics/sed-command.ts';
import { isKeyReadIn1x } from '../../label-config/variables.ts';
import { isUtf16File } from '../../readers/byte-reader.ts';
import { cutRows, type RowBatch } from '../../readers/csv/rows.ts';
import { textsOf } from '../../readers/csv/text.ts';
import { readerOf } from '../../readers/head.ts';
import { SourceProblem } from '../../readers/source-problem.ts';
import type { Input } from '../format.ts';
import { readTableHead } from './delimiter.ts';
import { ENOUGH, namesOf, readTable, type Table } from './table.ts';

/**
 * The command that numbers repeated names of columns, as exports of Jira have them; empty where it would not do, as below other lines, with
 * names in quotes, or where a number makes another name that is there.
 */
export function renameWay(
  rows: RowBatch,
  row: number,
  names: readonly string[],
  delimiter: string,
  { path, displayPath, original }: Input,
): string {
  const isReadable = original === undefined || /\.gz$/i.test(displayPath);
  if (!isReadable || rows.lines[row] !== 1) return '';
  if (rows.bytes.subarray(rows.rowStarts[row], rows.rowStarts[row + 1]).includes('"')) return '';
  const counts = new Map<string, number>();
  const renamed = names.map((name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  });
  if (new Set(renamed).size < renamed.length) return '';
  return columnsNumberer(delimiter, displayPath, isUtf16File(path, displayPath));
}

/**
 * The command that gives all columns names that the editor of Label Studio 1.x reads; empty where it would not do, as below other lines, or where
 * two would get the same name or one would lose all letters.
 */
export function plainNamesWay(input: Input, delimiter: string | undefined): string {
  const { path, displayPath, original, options } = input;
  if (original !== undefined && !/\.gz$/i.test(displayPath)) return '';
  const head = readTableHead(path, displayPath, delimiter, ENOUGH, options.quotes);
  const table = readTable({ ...input, note: () => {} }, delimiter, head);
  if (!table.header || table.preamble > 0 || table.isHeaderComment) return '';
  const end = head.bytes.indexOf('\n');
  const line = head.bytes.toString('utf8', 0, end < 0 ? head.bytes.length : end);
  const before = namesIn(line, table);
  if (before.length !== table.names.length || before.some((name, i) => name !== table.names[i])) return '';
  const after = namesIn(renameColumnsIn(line, table.delimiter), table);
  return mayReplace(before, after)
    ? columnsRenamer(table.delimiter, displayPath, isUtf16File(path, displayPath))
    : '';
}

/** Whether data keys can have other names: as many of them, which say the same and which the editor of Label Studio 1.x reads. */
export function mayReplace(before: readonly string[], after: readonly string[]): boolean {
  return (
    after.length === before.length &&
    new Set(after).size === after.length &&
    after.every((name, i) => name === before[i] || isPlain(before[i]!)) &&
    after.every(isKeyReadIn1x)
  );
}

/** Whether a name keeps what it says without its other characters. */
function isPlain(name: string): boolean {
  return /^[ -~]+$/.test(name) && /[A-Za-z]/.test(name);
}

/** The names of the columns in a line; none where it is not a whole row. */
function namesIn(line: string, { delimiter, quotes, trailing }: Table): string[] {
  try {
    for (const rows of cutRows(readerOf(Buffer.from(`${line}\n`)), delimiter.charCodeAt(0), quotes)) {
      const cells = textsOf(rows, 0);
      return namesOf(cells.slice(0, cells.length - trailing));
    }
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
  }
  return [];
}
