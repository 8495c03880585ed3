import type { Importer } from '../format.ts';
import { noteSeries } from './note-series.ts';
import { endOfHeader, readCsvFile, tableOptions } from './read-file.ts';

export const tsv: Importer = {
  name: 'tsv',
  summary: 'the same with tabs between cells',
  input: 'file',
  extensions: ['.tsv', '.tab'],
  options: tableOptions,
  shards: 'lines',
  mediaColumns: true,
  inParallel: true,
  firstId: 0,
  emptyMessage: 'it has no data rows below the header',
  endOfHeader: (input) => endOfHeader(input, input.options.delimiter ?? '\t'),
  *read(input) {
    const delimiter = input.options.delimiter ?? '\t';
    noteSeries(input, delimiter);
    yield* readCsvFile(input, delimiter);
  },
};
