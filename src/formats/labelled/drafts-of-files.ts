import { basename, extname } from 'node:path';
import { relativeTo } from '../../quick-paths.ts';
import type { LabelControls } from '../../regions/controls.ts';
import { filesIn } from '../folder/files-in.ts';
import type { Input } from '../format.ts';
import { isMaskOfVoc } from '../mask-dir/beside-boxes.ts';
import { isImage } from '../media/image-dir.ts';
import { controlsOf } from './controls-of.ts';
import type { FoundImage } from './find-image.ts';
import { finderBeside } from './finder-beside.ts';
import { imagesBelow } from './image-below.ts';
import { imagesWithoutLabels } from './images-without-labels.ts';
import type { Draft } from './task-results.ts';

/** Makes the draft of one file of labels; undefined when there is none to make, which was reported. */
export type DraftOf = (
  input: Input,
  controls: LabelControls,
  find: (name: string) => FoundImage,
  path: string,
  displayPath: string,
) => Draft | undefined;

/**
 * The drafts of a folder in which each file has the labels of one image; `foldersOf` as in `finderBeside`. Images that no file
 * names are counted as skipped.
 */
export function* draftsOfFiles(
  input: Input,
  extension: string,
  foldersOf: (beside: string) => string[],
  draftOf: DraftOf,
): Generator<Draft> {
  const controls = controlsOf(input);
  const find = finderBeside(input, foldersOf);
  const others = imagesWithoutLabels(input);
  const below = imagesBelow(input, [extension], true);
  // Images are renamed together with their files of labels, which go on naming the old ones.
  const sameNamed = (missing: FoundImage, path: string, name: string): FoundImage => {
    const image = find(path, basename(path, extname(path)));
    return image.exists ? { ...image, insteadOf: name } : below.find(missing, path, name);
  };
  // The name of the file says something else than what stands in it.
  const withRival = (named: FoundImage, path: string): FoundImage => {
    const stem = basename(path, extname(path));
    if (basename(named.path, extname(named.path)) === stem) return named;
    const rival = find(path, stem);
    return rival.exists && rival.path !== named.path ? { ...named, rival: basename(rival.path) } : named;
  };
  for (const { path, displayPath } of filesIn(input, [extension], isImage)) {
    const findImage = (name: string) => {
      const named = find(path, name);
      const image =
        named.exists || named.url !== undefined ? withRival(named, path) : sameNamed(named, path, name);
      return others.addNamed(image.path) ? image : { ...image, isRepeated: true };
    };
    const draft = draftOf(input, controls, findImage, path, displayPath);
    if (draft) yield draft;
  }
  below.tell();
  // The labels of the others may be in another shard.
  if (input.shard) return;
  const root = input.original ?? input.path;
  let masks = 0;
  const count = others.count((path) => {
    if (isMaskOfVoc(relativeTo(root, path))) masks++;
  });
  input.skip('masks beside the labels', masks);
  input.skip('images without a label file', count - masks);
}
