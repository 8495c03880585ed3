import { basename } from 'node:path';

/** How the names of tables end, also when the folder was unpacked from those that are compressed. */
const kinds = {
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.parquet': 'parquet',
  '.csv': 'csv',
  '.tsv': 'tsv',
} as const;

/** The endings of tables that are not compressed, in lower case. */
export const plainEndings = Object.keys(kinds);

/** The endings of files that are read. */
export const tableEndings = plainEndings.flatMap((ending) => [ending, `${ending}.gz`]);

/** What a file is by its name; undefined for what is no table. */
export function tableKind(path: string): 'jsonl' | 'parquet' | 'csv' | 'tsv' | undefined {
  const ending = /\.[a-z]+(?=(?:\.gz)?$)/.exec(path.toLowerCase())?.[0];
  return kinds[ending as keyof typeof kinds];
}

/** Whether a table is what Kaggle gives as an example of results: its labels are none. */
export function isSampleSubmission(path: string): boolean {
  return /^sample[-_ ]?submission[^/\\]*$/i.test(basename(path)) && tableKind(path) !== undefined;
}

/** Whether a table has to be unpacked before it is read. */
export function isPackedTable(path: string): boolean {
  const kind = tableKind(path);
  return kind === 'parquet' || (kind !== undefined && /\.gz$/i.test(path));
}
