import { filesIn } from '../folder/files-in.ts';
import type { Importer } from '../format.ts';
import { readJsonFile } from './read-file.ts';

export const jsonDir: Importer = {
  name: 'json-dir',
  summary: 'a folder of .json files, each read as json',
  input: 'directory',
  extensions: ['.json'],
  spans: true,
  options: ['follow'],
  shards: 'files',
  firstId: 0,
  emptyMessage: 'it has no .json files with tasks',
  *read(input) {
    for (const file of filesIn(input, ['.json'])) yield* readJsonFile(file.path, file.displayPath, input);
  },
};
