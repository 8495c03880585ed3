import type { Json, JsonObject } from '../../json/json.ts';
import { writeAscii } from '../../json/output.ts';
import type { RowBatch } from '../../readers/csv/rows.ts';
import { textAt } from '../../readers/csv/text.ts';
import type { Batch } from '../../tasks/batch.ts';
import { END_OF_TASK, writeStartOfTask } from '../../writers/tasks-json/tasks-json-layout.ts';
import { writeJsonTask } from '../../writers/tasks-json/write-json-task.ts';
import { inferValue } from './columns.ts';
import type { CsvPlan } from './plan.ts';
import { rowToJson } from './row-json.ts';
import { findInRow } from './row-problems.ts';
import { spotInRow } from './spot.ts';
import { rowWriter } from './write-row.ts';

/**
 * Prepares to make batches of rows; `picked` are the rows that become tasks. Rows of plain cells are copied; where cells are JSON or labels,
 * the task is put together as JSON first.
 */
export function csvBatches(plan: CsvPlan): (rows: RowBatch, picked: number[]) => Batch {
  const { columns, labels, hasJson } = plan;
  // A key __proto__ cannot be set on an object, only parsed into one.
  const isPlain = !labels && !hasJson && columns.every(({ name }) => name !== '__proto__');
  const writeRow = rowWriter(columns);

  const readRow = (rows: RowBatch, row: number): Json => {
    if (!isPlain) return JSON.parse(rowToJson(rows, row, plan)) as Json;
    const data: JsonObject = {};
    for (let i = 0; i < columns.length; i++) {
      const text = textAt(rows, row, i);
      data[columns[i]!.name] = columns[i]!.as === 'inferred' ? inferValue(text) : text;
    }
    return { data };
  };

  return (rows, picked) => ({
    size: picked.length,
    read: (index) => readRow(rows, picked[index]!),
    write(index, task, id, first, out, writing) {
      const row = picked[index]!;
      if (isPlain) writeRow(rows, row, id, first, out);
      else {
        const json = rowToJson(rows, row, plan);
        writeStartOfTask(out, id, first);
        writeJsonTask(Buffer.from(json), 0, task, id, out, writing, () => json);
        writeAscii(out, END_OF_TASK);
      }
    },
    found: (index) => findInRow(rows, picked[index]!, plan),
    original: (index) => rowText(rows, picked[index]!),
    locate: (index, pointer) => spotInRow(rows, picked[index]!, pointer, plan),
  });
}

function rowText({ bytes, rowStarts }: RowBatch, row: number): string {
  return bytes.toString('utf8', rowStarts[row], rowStarts[row + 1]).replace(/[\r\n]+$/, '');
}
