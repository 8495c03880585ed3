import { labelOptions } from '../choices-column/label-options.ts';
import { filesIn } from '../folder/files-in.ts';
import type { Importer, Input } from '../format.ts';
import { sampleTaken } from '../sample-taken.ts';
import { readJsonFile } from './read-file.ts';
import { isStorageFolder, readStorageFolder } from './storage-folder.ts';
import { startsAsStorageRecord } from './storage-record.ts';

export const jsonDir: Importer = {
  name: 'json-dir',
  summary: 'a folder of .json files, each read as json',
  input: 'directory',
  extensions: ['.json'],
  inParallel: true,
  spans: true,
  options: ['follow', ...labelOptions],
  shards: 'files',
  firstId: 0,
  emptyMessage: 'it has no .json files with tasks',
  sniff: ({ isFolder, names, heads }) =>
    isFolder && isStorageFolder(names, heads(''), startsAsStorageRecord)
      ? 'its files are annotations of a target storage'
      : undefined,
  *read(input) {
    if (input.profile.knowsExports && !input.store && holdsStorage(input)) {
      yield* readStorageFolder(input);
      return;
    }
    const room = Buffer.allocUnsafeSlow(ROOM);
    for (const file of filesIn(input, ['.json']))
      yield* readJsonFile(file.path, file.displayPath, input, room);
  },
};

/** Bytes that most files fit into. */
const ROOM = 1 << 16;

function holdsStorage(input: Input): boolean {
  const { names, heads } = sampleTaken(input, input.files);
  return isStorageFolder(names, heads(''), startsAsStorageRecord);
}
