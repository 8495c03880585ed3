import { labelOptions } from '../choices-column/label-options.ts';
import type { Importer } from '../format.ts';
import { jsonl } from '../json/jsonl.ts';
import { refuseParquet } from '../tables/still-packed.ts';

/** Rows that are unpacked to JSON Lines when the input is opened; lines of those are rows. */
export const parquet: Importer = {
  name: 'parquet',
  summary: 'a Parquet file: one task per row, with its columns as data keys',
  input: 'file',
  extensions: ['.parquet'],
  inParallel: true,
  spans: true,
  options: labelOptions,
  mediaColumns: true,
  firstId: 0,
  emptyMessage: 'it has no rows',
  read(input) {
    refuseParquet(input);
    return jsonl.read(input);
  },
};
