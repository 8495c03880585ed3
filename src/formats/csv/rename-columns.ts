import { columnsNumberer } from '../../diagnostics/sed-command.ts';
import { isUtf16File } from '../../readers/byte-reader.ts';
import type { RowBatch } from '../../readers/csv/rows.ts';
import type { Input } from '../format.ts';

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
