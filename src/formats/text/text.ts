import type { Importer } from '../format.ts';
import { readTextFile } from './read-file.ts';

/** Object tags that show a text. */
export const textTags = ['Text', 'HyperText'] as const;

export const text: Importer = {
  name: 'text',
  summary: 'a text file: one task per line, or as set by --text-mode',
  input: 'file',
  extensions: ['.txt', '.text'],
  // A log may also be JSON Lines or a table, which their content tells.
  sniff: ({ isFolder, names }) =>
    !isFolder && names.some((name) => /\.log$/i.test(name)) ? 'it is a log' : undefined,
  yields: true,
  dataTags: textTags,
  options: ['blankLines', 'textMode'],
  shards: 'lines',
  firstId: 0,
  emptyMessage: 'it has no lines of text',
  read: (input) => readTextFile(input.path, input.displayPath, input),
};
