import type { Importer } from '../format.ts';
import { readTableHead, sniffTable } from './delimiter.ts';
import { noteSeries } from './note-series.ts';
import { endOfHeader, readCsvFile, tableOptions } from './read-file.ts';
import { ENOUGH } from './table.ts';

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
    const head = readTableHead(input.path, input.displayPath, delimiter, ENOUGH, input.options.quotes);
    noteSeries(input, delimiter, head);
    yield* readCsvFile(input, delimiter, undefined, head);
  },
};
