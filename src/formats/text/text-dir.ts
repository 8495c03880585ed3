import type { JsonObject } from '../../json/json.ts';
import { relativeTo } from '../../quick-paths.ts';
import type { Batch } from '../../tasks/batch.ts';
import { changedBatch } from '../../tasks/changed-batch.ts';
import type { MadeTask } from '../../tasks/record.ts';
import { madeText } from '../../tasks/text-batch.ts';
import { labelOptions } from '../choices-column/label-options.ts';
import { filesIn } from '../folder/files-in.ts';
import { labelFromFolder } from '../folder/label-from-folder.ts';
import type { Importer } from '../format.ts';
import type { InputSample } from '../input-sample.ts';
import { oddTexts } from './odd-texts.ts';
import { readTextFile } from './read-file.ts';
import { textTags } from './text.ts';

export const textDir: Importer = {
  name: 'text-dir',
  summary: 'a folder of text files (every file in it), each read as text',
  input: 'directory',
  extensions: ['.txt'],
  sniff: (sample) => sniffClasses(sample) ?? sniffLogs(sample),
  dataTags: textTags,
  options: ['follow', 'blankLines', 'textMode', ...labelOptions],
  takesFolderLabel: true,
  shards: 'files',
  firstId: 0,
  emptyMessage: 'its files have no lines of text',
  *read(input) {
    // Whoever names files or is 0.9 takes all of them; a shard does not see the others.
    const isAsked = input.files !== undefined || input.shard !== undefined || !input.profile.knowsExports;
    const odd = isAsked ? undefined : oddTexts();
    for (const { path, displayPath } of filesIn(input, [])) {
      odd?.add(relativeTo(input.path, path));
      const label = labelFromFolder(input, path);
      const hasLabel = input.options.labelFromFolder !== undefined;
      for (const batch of readTextFile(path, displayPath, input)) {
        const labelled = hasLabel ? withData(batch, label) : batch;
        yield input.isForConfig ? withPath(labelled, path) : labelled;
      }
    }
    const said = odd?.describe(input.displayPath, input.options.labelFromFolder !== undefined);
    if (said !== undefined) input.note(said);
  },
};

/** Texts without endings in several folders, as in 20 Newsgroups and what load_files of scikit-learn reads. */
function sniffClasses({ isFolder, names, heads }: InputSample): string | undefined {
  if (!isFolder) return undefined;
  const parts = names.map((name) => name.split(/[/\\]/));
  const folders = new Set(parts.map((path) => path.at(-2)));
  const areBare = parts.every((path) => path.length > 1 && /^[^.]+$/.test(path.at(-1)!));
  if (!areBare || folders.size < 2) return undefined;
  const texts = heads('');
  const areTexts = texts.some((text) => text !== '') && texts.every((text) => !/^\s*[[{<]/.test(text));
  return areTexts ? 'its files are texts without an ending, in folders that may be classes' : undefined;
}

/** Logs stand beside the data of many other formats: in a folder of texts there are none but them. */
function sniffLogs({ isFolder, names }: InputSample): string | undefined {
  const areLogs = isFolder && names.length > 0 && names.every((name) => /\.log$/i.test(name));
  return areLogs ? 'all of its files end in .log' : undefined;
}

/** The tasks of a batch with the path of their file, which tells of classes in the names of folders. */
function withPath(batch: Batch, path: string): Batch {
  return changedBatch(batch, (record) =>
    madeText(JSON.stringify({ ...(record.value as MadeTask), task_path: path })),
  );
}

/** The tasks of a batch with more data. */
function withData(batch: Batch, more: JsonObject): Batch {
  return changedBatch(batch, (record) => {
    const { data } = record.value as MadeTask;
    return madeText(JSON.stringify({ data: { ...data, ...more } }));
  });
}
