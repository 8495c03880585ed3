import { readHead } from '../../readers/head.ts';
import type { Batch } from '../../tasks/batch.ts';
import { labelOptions } from '../choices-column/label-options.ts';
import { readCsvFile, rowOptions } from '../csv/read-file.ts';
import { ENOUGH, readTable } from '../csv/table.ts';
import { filesOfAllShards } from '../folder/files-in.ts';
import { namedFiles } from '../folder/named-files.ts';
import type { Importer, Input } from '../format.ts';
import { jsonl } from '../json/jsonl.ts';
import { isRejected, rejectedFiles } from '../json/rejected.ts';
import { parquet } from '../parquet/parquet.ts';
import { createCopies } from './copies.ts';
import { isBesideTables, sniffTables, suitsTables, tablesHaveKeys } from './looks-like-tables.ts';
import { refuseGzip } from './still-packed.ts';
import { isSampleSubmission, tableEndings, tableKind } from './table-kind.ts';

/** Files of one table, as programs for large data write them: the rows of each as of the format of its name. */
export const tableDir: Importer = {
  name: 'table-dir',
  summary: 'a folder of .jsonl, .csv, .tsv or .parquet files: one task per line or row',
  input: 'directory',
  extensions: tableEndings,
  foldersByContent: true,
  yields: true,
  sniff: sniffTables,
  hasKeys: tablesHaveKeys,
  suits: suitsTables,
  options: ['follow', ...rowOptions, ...labelOptions],
  spans: true,
  mediaColumns: true,
  readsTables: true,
  shards: 'files',
  firstId: 0,
  emptyMessage: 'it has no .jsonl, .csv, .tsv or .parquet files with rows',
  read: readTables,
};

function* readTables(input: Input): Generator<Batch> {
  const said = new Set<string>();
  // Labels are made of the rows of all kinds of tables alike, when these have been read.
  const ownOptions = { ...input.options };
  for (const name of labelOptions) delete ownOptions[name];
  /** How the first CSV and the first TSV file of all shards are written, and so the others of their kind. */
  const options = new Map<string, Input['options']>();
  const samples = namedFiles(input, 'sample submission of Kaggle', 'sample submissions of Kaggle');
  const rejected = rejectedFiles(input);
  const copyOf = createCopies();
  for (const file of filesOfAllShards(input, tableEndings, isBesideTables)) {
    if (isSampleSubmission(file.path)) {
      if (file.isOwn) samples.add(file.displayPath);
      continue;
    }
    const kind = tableKind(file.path)!;
    if (kind === 'jsonl' && file.isOwn && isRejected(file.path, file.displayPath)) {
      rejected.add(file.displayPath);
      continue;
    }
    // Those of other shards are not read, so that nobody knows whether they have rows.
    if (!file.isOwn && !input.store) copyOf(file.path, file.displayPath);
    const tell = () => {
      const original = input.store ? undefined : copyOf(file.path, file.displayPath);
      if (original !== undefined)
        input.report({ code: 'table-repeated', args: { original } }, { file: file.displayPath });
    };
    // What is the same for all parts but for counts is said of the first.
    const note = (text: string) => {
      const what = text.replaceAll(file.displayPath, '').replace(/\b\d+ (rows|cells)/g, '$1');
      if (!said.has(what)) input.note(text);
      said.add(what);
    };
    const { shard: _, store: __, files: ___, ...rest } = input;
    const part = { ...rest, options: ownOptions, path: file.path, displayPath: file.displayPath, note };
    if (kind !== 'csv' && kind !== 'tsv') {
      if (!file.isOwn) continue;
      refuseGzip({ ...file, store: input.store });
      yield* atFirstTask((kind === 'parquet' ? parquet : jsonl).read(part), tell);
      continue;
    }
    const delimiter = input.options.delimiter ?? (kind === 'tsv' ? '\t' : undefined);
    const known = options.get(kind);
    if (known && !file.isOwn) continue;
    const head = readHead(file.path, file.displayPath, ENOUGH);
    refuseGzip({ ...file, store: input.store }, head);
    const whole = head.whole ? head : undefined;
    if (known) {
      const { quotes, header } = input.options;
      const isQuotesGuess = quotes === undefined && ({ isQuotesGuess: true } as const);
      const isHeaderGuess = header === undefined && ({ isHeaderGuess: true } as const);
      const asFirst = { ...part, options: known, ...isQuotesGuess, ...isHeaderGuess };
      yield* atFirstTask(readCsvFile(asFirst, known.delimiter, undefined, whole), tell);
      continue;
    }
    const table = readTable({ ...part, note: () => {} }, delimiter, whole);
    // A table without odd quotes does not say how those of the others are to be read.
    const quotes = table.quotes === 'text' ? { quotes: table.quotes } : undefined;
    options.set(kind, { ...ownOptions, ...quotes, delimiter: table.delimiter, header: table.header });
    if (file.isOwn) yield* atFirstTask(readCsvFile(part, delimiter, undefined, whole), tell);
  }
  samples.count();
  rejected.count();
}

/** Calls `tell` before the first task, if there is one. */
function* atFirstTask(batches: Iterable<Batch>, tell: () => void): Generator<Batch> {
  let isTold = false;
  for (const batch of batches) {
    if (!isTold && batch.size > 0) {
      isTold = true;
      tell();
    }
    yield batch;
  }
}
