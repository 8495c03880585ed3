import type { RowBatch } from '../../readers/csv/rows.ts';
import { textAt } from '../../readers/csv/text.ts';
import { type Column, inferValue, readJsonCell } from './columns.ts';
import { type ExportedColumn, exportedRow } from './exported.ts';
import { labelsOf } from './labels.ts';
import type { CsvPlan } from './plan.ts';

/** The JSON of the task that a row becomes, the digits of its JSON cells kept. */
export function rowToJson(rows: RowBatch, row: number, plan: CsvPlan): string {
  const { columns, labels } = plan;
  if (plan.exported) return exportedToJson(rows, row, columns, plan.exported);
  const members = columns.map(
    (column, i) => `${JSON.stringify(column.name)}:${jsonOf(column, textAt(rows, row, i))}`,
  );
  const entry = labels && labelsOf(labels, (column) => textAt(rows, row, column));
  const more = entry ? `,"${labels!.member}":[${JSON.stringify(entry)}]` : '';
  return `{"data":{${members.join(',')}}${more}}`;
}

/** The same for a row of a CSV export of Label Studio 1.x. */
function exportedToJson(rows: RowBatch, row: number, columns: Column[], exported: ExportedColumn[]): string {
  const data = columns.flatMap((column, i) => {
    const is = exported[i];
    const key = is !== undefined && 'dataKey' in is && JSON.stringify(is.dataKey);
    return key ? [`${key}:${jsonOf(column, textAt(rows, row, i))}`] : [];
  });
  const names = columns.map(({ name }) => name);
  const { data: more, members } = exportedRow(names, exported, (column) => textAt(rows, row, column));
  for (const [key, value] of Object.entries(more))
    data.push(`${JSON.stringify(key)}:${JSON.stringify(value)}`);
  const rest = JSON.stringify(members).slice(1, -1);
  return `{"data":{${data.join(',')}}${rest && `,${rest}`}}`;
}

/** A cell that should be JSON and is not stays a text. */
function jsonOf({ as }: Column, text: string): string {
  if (as === 'text') return JSON.stringify(text);
  if (as === 'inferred') return JSON.stringify(inferValue(text));
  if (as === 'exported' && !/^[[{]/.test(text)) return JSON.stringify(text);
  const read = readJsonCell(text);
  return 'json' in read ? read.json : JSON.stringify(text);
}
