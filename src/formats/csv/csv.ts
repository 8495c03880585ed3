import type { Importer } from '../format.ts';
import { sniffTable } from './delimiter.ts';
import { readCsvFile, tableOptions } from './read-file.ts';

export const csv: Importer = {
  name: 'csv',
  summary: 'a CSV file: one task per row, with its columns as data keys',
  input: 'file',
  extensions: ['.csv'],
  sniff: sniffTable,
  options: tableOptions,
  firstId: 0,
  emptyMessage: 'it has no data rows below the header',
  read: (input) => readCsvFile(input, input.options.delimiter),
};
