import { filesIn } from '../importers/files-in.ts';
import type { Input } from '../importers/importer.ts';
import type { LabelControls } from './controls.ts';
import { controlsOf } from './controls-of.ts';
import type { Draft } from './draft.ts';
import type { FoundImage } from './find-image.ts';
import { finderBeside } from './finder-beside.ts';

/** Makes the draft of one file of labels; undefined when there is none to make, which was reported. */
export type DraftOf = (
  input: Input,
  controls: LabelControls,
  find: (name: string) => FoundImage,
  path: string,
  shown: string,
) => Draft | undefined;

/** The drafts of a folder in which each file has the labels of one image; `foldersOf` as in `finderBeside`. */
export function* draftsOfFiles(
  input: Input,
  extension: string,
  foldersOf: (beside: string) => string[],
  draftOf: DraftOf,
): Generator<Draft> {
  const controls = controlsOf(input);
  const find = finderBeside(input, foldersOf);
  for (const { path, shown } of filesIn(input, [extension])) {
    const draft = draftOf(input, controls, (name) => find(path, name), path, shown);
    if (draft) yield draft;
  }
}
