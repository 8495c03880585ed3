import type { Batch } from '../../tasks/batch.ts';
import type { Input } from '../format.ts';
import { labelFilesOf } from '../labelled/label-files-of.ts';
import type { Draft } from '../labelled/task-results.ts';
import { openSound, type SoundContext } from '../sound/open-sound.ts';
import { recordingBatches } from '../sound/recording-batches.ts';
import { fileTypes } from './is-via3.ts';
import { addEntry, readStretches, skipFile } from './stretches3.ts';

export function read(input: Input): Iterable<Batch> {
  return recordingBatches(input, ['.json'], draftsOf);
}

/** The options of the attribute that is the label. */
export function classes(input: Input): string[] {
  const silent = { ...input, report: () => {}, skip: () => {}, note: () => {} };
  return [...labelFilesOf(silent, '.json')].flatMap(
    ({ path, displayPath }) => readStretches(silent, path, displayPath)?.attributes.options ?? [],
  );
}

function* draftsOf(context: SoundContext, path: string, file: string): Generator<Draft> {
  const { input } = context;
  const project = readStretches(input, path, file);
  for (const one of project?.files ?? []) {
    if (one.type !== fileTypes.audio && one.type !== fileTypes.video) {
      skipFile(input, 'images', one);
      continue;
    }
    const draft = openSound(context, path, one.names, { file }, false);
    for (const entry of one.entries) addEntry(draft, entry, project!.attributes, file);
    yield draft.finish({}, one.entries.length > 0);
  }
}
