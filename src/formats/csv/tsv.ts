import type { Importer } from '../format.ts';
import { readTableHead } from './delimiter.ts';
import { noteSeries } from './note-series.ts';
import { endOfHeader, readCsvFile, tableOptions } from './read-file.ts';
import { ENOUGH } from './table.ts';

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
    const head = readTableHead(input.path, input.displayPath, delimiter, ENOUGH, input.options.quotes);
    noteSeries(input, delimiter, head);
    yield* readCsvFile(input, delimiter, undefined, head);
  },
};
