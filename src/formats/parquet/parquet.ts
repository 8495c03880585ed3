import { EXIT, UserError } from '../../errors.ts';
import { readHead } from '../../readers/head.ts';
import { labelOptions } from '../choices-column/label-options.ts';
import type { Importer, Input } from '../format.ts';
import { jsonl } from '../json/jsonl.ts';

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
    refusePacked(input);
    return jsonl.read(input);
  },
};

/** Files in stores are read from there as they are. */
function refusePacked({ path, displayPath }: Input): void {
  if (readHead(path, displayPath, 4).bytes.toString('latin1') !== 'PAR1') return;
  throw new UserError(
    EXIT.usage,
    `${displayPath} is a Parquet file in a store, which cannot be read from there.`,
    'Copy it to this machine first.',
  );
}
