import type { Importer } from '../format.ts';
import { sniffTable } from './delimiter.ts';
import { noteSeries } from './note-series.ts';
import { endOfHeader, readCsvFile, tableOptions } from './read-file.ts';

export const csv: Importer = {
  name: 'csv',
  summary: 'a CSV file: one task per row, with its columns as data keys',
  input: 'file',
  extensions: ['.csv'],
  sniff: sniffTable,
  options: tableOptions,
  shards: 'lines',
  mediaColumns: true,
  inParallel: true,
  firstId: 0,
  emptyMessage: 'it has no data rows below the header',
  endOfHeader: (input) => endOfHeader(input, input.options.delimiter),
  *read(input) {
    const delimiter = input.options.delimiter;
    noteSeries(input, delimiter);
    yield* readCsvFile(input, delimiter);
  },
};
