import { join } from 'node:path';
import { expect, it } from 'vitest';
import { csvBatches } from '../../src/formats/csv/batch.ts';
import { sampleTasks } from '../../src/infer-config/sample.ts';
import { openFile } from '../../src/readers/byte-reader.ts';
import { cutRows } from '../../src/readers/csv/rows.ts';
import type { Batch } from '../../src/tasks/batch.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

/** Batches of a table, of which each task that is asked for its value counts. */
function* batchesOf(path: string, names: string[], onValue: () => void): Generator<Batch> {
  const columns = names.map((name) => ({ name, as: 'text' as const }));
  const batchOf = csvBatches({ file: path, columns, trailing: 0, hasJson: false, labels: undefined });
  const reader = openFile(path, path);
  try {
    for (const rows of cutRows(reader, ','.charCodeAt(0))) {
      const batch = batchOf(
        rows,
        Array.from({ length: rows.size }, (_, i) => i),
      );
      yield {
        ...batch,
        read(index) {
          const record = batch.read(index)!;
          return Object.create(record, {
            value: {
              get() {
                onValue();
                return record.value;
              },
            },
          });
        },
      };
    }
  } finally {
    reader.close();
  }
}

it('looks at the rows of a table without making an object of each', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.csv': 'owl,1\nwren\nkite,3\n' });
  let values = 0;
  const batches = batchesOf(join(folder, 'a.csv'), ['bird', 'n'], () => values++);
  const { tasks, keys } = sampleTasks(batches, folder, new Set());
  expect(values).toBe(0);
  expect(tasks).toBe(3);
  expect([...keys].map(([key, { count, values }]) => [key, count, [...values!]])).toEqual([
    ['bird', 3, ['owl', 'wren', 'kite']],
    ['n', 2, ['1', '3']],
  ]);
});
