import type { JsonObject } from '../../json/json.ts';
import type { Batch } from '../../tasks/batch.ts';
import { changedBatch } from '../../tasks/changed-batch.ts';
import type { MadeTask } from '../../tasks/record.ts';
import { madeText } from '../../tasks/text-batch.ts';
import { labelOptions } from '../choices-column/label-options.ts';
import { filesIn } from '../folder/files-in.ts';
import { labelFromFolder } from '../folder/label-from-folder.ts';
import type { Importer } from '../format.ts';
import { readTextFile } from './read-file.ts';
import { textTags } from './text.ts';

export const textDir: Importer = {
  name: 'text-dir',
  summary: 'a folder of text files (every file in it), each read as text',
  input: 'directory',
  extensions: ['.txt'],
  dataTags: textTags,
  options: ['follow', 'blankLines', 'textMode', ...labelOptions],
  takesFolderLabel: true,
  shards: 'files',
  firstId: 0,
  emptyMessage: 'its files have no lines of text',
  *read(input) {
    for (const { path, displayPath } of filesIn(input, [])) {
      const label = labelFromFolder(input, path);
      const hasLabel = input.options.labelFromFolder !== undefined;
      for (const batch of readTextFile(path, displayPath, input))
        yield hasLabel ? withData(batch, label) : batch;
    }
  },
};

/** The tasks of a batch with more data. */
function withData(batch: Batch, more: JsonObject): Batch {
  return changedBatch(batch, (record) => {
    const { data } = record.value as MadeTask;
    return madeText(JSON.stringify({ data: { ...data, ...more } }));
  });
}
