import { basename, dirname, extname } from 'node:path';
import { quotePathForShell } from '../../quote-shell.ts';
import { readOutline } from '../../readers/outline.ts';
import type { Batch } from '../../tasks/batch.ts';
import { filesIn } from '../folder/files-in.ts';
import type { Input } from '../format.ts';
import { isCoco } from '../json-head.ts';
import { imagesBelow } from '../labelled/image-below.ts';
import { imagesWithoutLabels } from '../labelled/images-without-labels.ts';
import { isImage } from '../media/image-dir.ts';
import { isOfCaptions, tellOfCaptions } from './captions.ts';
import { isNamedCoco } from './named.ts';
import { readCocoFile } from './read-file.ts';
import { findDataset, isResultsFile } from './results-list.ts';

/** The data key with the part of a data set that a task comes from, such as train. */
const SPLIT = 'split';

/** One COCO file of a folder, with the name of its part. */
interface Part {
  path: string;
  displayPath: string;
  split: string;
}

/**
 * Reads a data set whose parts have a COCO file each, as Roboflow (`train/_annotations.coco.json`) and COCO itself
 * (`annotations/instances_train2017.json`) have them. An image that is in two of them is reported.
 */
export function* readCocoFolder(input: Input): Generator<Batch> {
  const parts = cocoFiles(input, true);
  const others = imagesWithoutLabels(input);
  const below = imagesBelow(input, ['.json']);
  for (const { path, displayPath, split } of parts) {
    const more = parts.length > 1 && input.dataKey !== SPLIT ? { [SPLIT]: split } : {};
    yield* readCocoFile({ ...input, path, displayPath }, { named: others, below, more });
  }
  below.tell();
  if (parts.length === 0) {
    const args = { input: input.displayPath, wanted: 'it has no COCO file (.json)' };
    input.report({ code: 'no-tasks', args }, { file: input.displayPath });
  } else input.skip('images that no label file names', others.count());
}

/** The COCO files of a folder in natural order. `counts`: whether what is skipped is counted. */
export function cocoFiles(input: Input, counts: boolean): Part[] {
  const silent: Input = { ...input, skip: () => {}, note: () => {}, report: () => {} };
  const parts: Part[] = [];
  const results: Input[] = [];
  for (const { path, displayPath } of filesIn(counts ? input : silent, ['.json'], isImage)) {
    const file = { ...input, path, displayPath };
    if (isNamedCoco(path) || isCoco(readOutline(path, displayPath).bytes.toString('utf8'))) {
      parts.push({ path, displayPath, split: splitOf(path) });
    } else if (counts && isResultsFile(file)) results.push(file);
    else if (counts) input.skip('JSON files that are not COCO', 1);
  }
  tellOfResults(input, results);
  const captions = parts.filter(({ path, displayPath }) => isOfCaptions(path, displayPath));
  // Where there is nothing else, the file itself is refused.
  if (captions.length === parts.length) return parts;
  if (counts) tellOfCaptions(input, captions);
  return parts.filter((part) => !captions.includes(part));
}

/** Says how lists of results are imported, which are not part of the data set that they are about. */
function tellOfResults(input: Input, results: readonly Input[]): void {
  const [first] = results;
  if (!first) return;
  input.skip('lists of results', results.length);
  const { displayPath } = first;
  const more = results.length - 1;
  const what =
    more === 0
      ? `${displayPath} is a list of results, which is not read with its folder.`
      : `${displayPath} and ${more} more are lists of results, which are not read with their folder.`;
  // What was unpacked, or is in a store, has no path that another command could read.
  const isHere = input.original === undefined && input.store === undefined;
  const isBeside = isHere && !('problem' in findDataset(first));
  const below = { ...first, options: { ...first.options, images: input.path } };
  const isBelow = isHere && !isBeside && !('problem' in findDataset(below));
  const way = `--input-path ${quotePathForShell(displayPath)} --input-format coco${isBelow ? ` --images ${quotePathForShell(input.displayPath)}` : ''}`;
  const isKnown = isBeside || isBelow;
  input.note(isKnown ? `${what} To import ${more === 0 ? 'it' : 'one'} as predictions: ${way}` : what);
}

/** What a part is called: train2017 of instances_train2017.json, else the folder of the file, or that above annotations/. */
function splitOf(path: string): string {
  const named = /^(?:instances|person_keypoints|panoptic)_(.+)$/.exec(basename(path, extname(path)))?.[1];
  if (named !== undefined) return named;
  const folder = dirname(path);
  const name = basename(path, extname(path));
  const isGeneral = /^(?:_?annotations?(?:[._]coco)?|labels?|coco|result)$/i.test(name);
  if (!isGeneral) return name;
  return basename(/^(?:annotations?|labels?)$/i.test(basename(folder)) ? dirname(folder) : folder);
}
