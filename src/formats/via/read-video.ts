import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readingInput } from '../../errors.ts';
import type { Batch } from '../../tasks/batch.ts';
import { filesIn } from '../folder/files-in.ts';
import type { Input } from '../format.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import type { FoundImage } from '../labelled/find-image.ts';
import { finderBeside } from '../labelled/finder-beside.ts';
import { imagesWithoutLabels } from '../labelled/images-without-labels.ts';
import type { Draft } from '../labelled/task-results.ts';
import { isVideo } from '../labelled-video/find-video.ts';
import { reportVideo } from '../labelled-video/report-video.ts';
import { startTimeline, timelineControls } from '../labelled-video/timeline-draft.ts';
import { fileTypes } from './is-via3.ts';
import { addEntry, readStretches, skipFile } from './stretches3.ts';

export { classes } from './read-audio.ts';

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOf(input));
}

function* draftsOf(input: Input): Generator<Draft> {
  const isFolder = readingInput(input.displayPath, () => statSync(input.path)).isDirectory();
  const others = imagesWithoutLabels(input, isVideo);
  const controls = timelineControls(input);
  const find = finderBeside(input, besideOrInVideos);
  for (const { path, displayPath: file } of isFolder ? filesIn(input, ['.json'], isVideo) : [input]) {
    const project = readStretches(input, path, file);
    for (const one of project?.files ?? []) {
      if (one.type !== fileTypes.video) {
        skipFile(input, one.type === fileTypes.audio ? 'sounds' : 'images', one);
        continue;
      }
      const found = firstOf(one.names.map((name) => find(path, name)));
      const draft = startTimeline(input, controls, found.url ?? input.link(found.path), { file });
      if (found.url === undefined) reportVideo(input, found, draft.report, { file });
      others.addNamed(found.path);
      for (const entry of one.entries) addEntry(draft, entry, project!.attributes, file);
      yield draft.finish(one.entries.length > 0);
    }
  }
  if (isFolder) input.skip('videos without a label file', others.count());
}

/** The first name that is a file, else the address among them, else where the first should be. */
function firstOf(found: readonly FoundImage[]): FoundImage {
  return found.find(({ exists }) => exists) ?? found.find(({ url }) => url !== undefined) ?? found[0]!;
}

function besideOrInVideos(beside: string): string[] {
  return [beside, join(beside, 'videos'), join(dirname(beside), 'videos')];
}
