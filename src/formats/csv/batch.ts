import { type AsciiTemplate, asciiTemplate, writeAsciiTemplate } from '../../json/ascii-template.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { COMPACT, writeValue } from '../../json/write-value.ts';
import type { RowBatch } from '../../readers/csv/rows.ts';
import { textAt } from '../../readers/csv/text.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { RowRecord } from '../../tasks/record.ts';
import { madeText, taskText } from '../../tasks/text-batch.ts';
import { inferValue } from './columns.ts';
import { placeInRow } from './place.ts';
import type { CsvPlan } from './plan.ts';
import { rowToJson } from './row-json.ts';
import { findInRow } from './row-problems.ts';
import { writeCells } from './write-cells.ts';

/**
 * Prepares to make batches of rows; `picked` are the rows that become tasks. Rows of plain cells are copied; where cells are JSON or labels,
 * the task is put together as JSON first.
 */
export function csvBatches(plan: CsvPlan): (rows: RowBatch, picked: readonly number[]) => Batch {
  const { columns, labels, hasJson, exported } = plan;
  // A key __proto__ cannot be set on an object, only parsed into one.
  const isPlain = !labels && !hasJson && !exported && columns.every(({ name }) => name !== '__proto__');
  const recordOf = isPlain ? plainRecords(plan) : madeRecords(plan);
  return (rows, picked) => {
    const read = recordOf(rows);
    return {
      size: picked.length,
      // The plan of such an export knows parts of the label config, which do not go to other threads.
      ...(!exported && { tableRows: { rows, picked, plan } }),
      ...(exported && { offsets: 'code-points' as const }),
      read: (index) => read(picked[index]!),
      found: (index) => findInRow(rows, picked[index]!, plan),
      original: (index) => rowText(rows, picked[index]!),
      locate: (index, pointer) => placeInRow(rows, picked[index]!, pointer, plan),
    };
  };
}

/** An exported row is a task of Label Studio 1.x with an id and annotations, whose members are taken as those of its JSON are. */
function madeRecords(plan: CsvPlan) {
  const toRecord = plan.exported ? taskText : madeText;
  return (rows: RowBatch) => (row: number) => toRecord(rowToJson(rows, row, plan));
}

/** Rows whose cells are texts, numbers or true and false: most cells are copied byte for byte. */
function plainRecords({ columns }: CsvPlan): (rows: RowBatch) => (row: number) => RowRecord {
  const keys = columns.map(({ name }) => name);
  const isText = columns.every(({ as }) => as === 'text');
  const cellValue = (column: number, text: string) =>
    columns[column]!.as === 'inferred' ? inferValue(text) : text;
  // One record for all rows: with one for each batch its calls are not inlined.
  let rows: RowBatch;
  let row = 0;
  let made: Json | undefined;
  let prepared: readonly string[] | undefined;
  let templates: AsciiTemplate[] = [];
  const record: RowRecord = {
    kind: 'row',
    get value() {
      made ??= { data: dataOf(rows, row) };
      return made;
    },
    keys,
    valueAt: (column) =>
      column < rows.firstCells[row + 1]! - rows.firstCells[row]!
        ? cellValue(column, textAt(rows, row, column))
        : undefined,
    writeValues(before, out) {
      if (isText) {
        writeCells(rows, row, before, out);
        return;
      }
      if (before !== prepared) {
        prepared = before;
        templates = before.map(asciiTemplate);
      }
      for (let i = 0; i < keys.length; i++) {
        writeAsciiTemplate(out, templates[i]!);
        writeValue(out, cellValue(i, textAt(rows, row, i)), COMPACT);
      }
    },
  };
  const dataOf = (rows: RowBatch, row: number): JsonObject => {
    const data: JsonObject = {};
    // A row that is too short is refused for that; a cell each in it, below 60,000 columns, would take hours.
    const count = Math.min(keys.length, rows.firstCells[row + 1]! - rows.firstCells[row]!);
    for (let i = 0; i < count; i++) data[keys[i]!] = cellValue(i, textAt(rows, row, i));
    return data;
  };
  const read = (next: number) => {
    row = next;
    made = undefined;
    return record;
  };
  return (next) => {
    rows = next;
    return read;
  };
}

function rowText({ bytes, rowStarts }: RowBatch, row: number): string {
  const start = rowStarts[row]!;
  let end = rowStarts[row + 1]!;
  while (end > start && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)) end--;
  return bytes.toString('utf8', start, end);
}
