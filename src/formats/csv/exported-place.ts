import { isObject, type Json, showValue } from '../../json/json.ts';
import type { RowBatch } from '../../readers/csv/rows.ts';
import { textAt } from '../../readers/csv/text.ts';
import { type ExportedColumn, exportedRow, isControl } from './exported.ts';

/** The column of a CSV export of Label Studio 1.x that a JSON pointer into the annotation of its row is about. */
export function columnOfExported(
  rows: RowBatch,
  row: number,
  pointer: string,
  exported: readonly ExportedColumn[],
): number | undefined {
  const index = /^\/(?:annotations|completions)\/0\/result\/(\d+)/.exec(pointer)?.[1];
  if (index === undefined) return undefined;
  const names = exported.map((column) => (isControl(column) ? column.name : ''));
  const { members } = exportedRow(names, exported, (column) => textAt(rows, row, column));
  const [annotation] = (members.annotations ?? []) as { result: Json[] }[];
  const result = annotation?.result[Number(index)];
  const column = isObject(result) ? names.indexOf(showValue(result.from_name)) : -1;
  return column < 0 ? undefined : column;
}
