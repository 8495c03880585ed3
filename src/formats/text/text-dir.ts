import { filesIn } from '../folder/files-in.ts';
import type { Importer } from '../format.ts';
import { readTextFile } from './read-file.ts';
import { textTags } from './text.ts';

export const textDir: Importer = {
  name: 'text-dir',
  summary: 'a folder of text files (every file in it), each read as text',
  input: 'directory',
  extensions: ['.txt'],
  dataTags: textTags,
  options: ['follow', 'blankLines', 'textMode'],
  shards: 'files',
  firstId: 0,
  emptyMessage: 'its files have no lines of text',
  *read(input) {
    for (const file of filesIn(input, [])) yield* readTextFile(file.path, file.displayPath, input);
  },
};
