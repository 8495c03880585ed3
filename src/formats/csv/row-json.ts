import type { RowBatch } from '../../readers/csv/rows.ts';
import { textAt } from '../../readers/csv/text.ts';
import { type Column, inferValue, readJsonCell } from './columns.ts';
import { labelsOf } from './labels.ts';
import type { CsvPlan } from './plan.ts';

/** The JSON of the task that a row becomes, the digits of its JSON cells kept. */
export function rowToJson(rows: RowBatch, row: number, { columns, labels }: CsvPlan): string {
  const members = columns.map(
    (column, i) => `${JSON.stringify(column.name)}:${jsonOf(column, textAt(rows, row, i))}`,
  );
  const entry = labels && labelsOf(labels, (column) => textAt(rows, row, column));
  const more = entry ? `,"${labels!.member}":[${JSON.stringify(entry)}]` : '';
  return `{"data":{${members.join(',')}}${more}}`;
}

/** A cell that should be JSON and is not stays a text. */
function jsonOf({ as }: Column, text: string): string {
  if (as === 'text') return JSON.stringify(text);
  if (as === 'inferred') return JSON.stringify(inferValue(text));
  const read = readJsonCell(text);
  return 'json' in read ? read.json : JSON.stringify(text);
}
