import { statSync } from 'node:fs';
import type { Batch } from '../../tasks/batch.ts';
import type { Importer, Input } from '../format.ts';
import { isCoco, isCocoResults } from '../json-head.ts';
import { labelledMasks } from '../labelled/labelled-media.ts';
import { listClasses } from './list-classes.ts';
import { isNamedCoco } from './named.ts';
import { readCocoFile, readCocoResults } from './read-file.ts';
import { readCocoFolder } from './read-folder.ts';
import { findDataset, isResultsFile } from './results-list.ts';

export const coco: Importer = {
  name: 'coco',
  summary:
    'a COCO JSON file, or a folder with one for each part: one task per image, with its boxes, polygons, masks and keypoints',
  input: 'file or directory',
  extensions: ['.json'],
  foldersByContent: true,
  sniff: ({ head, isFolder, names, heads }) => {
    if (!isFolder) {
      if (isCocoResults(head)) return 'it is a list of results with image_id';
      return isCoco(head) ? 'it is an object with a list of images or categories' : undefined;
    }
    return names.some(isNamedCoco) || heads('.json').some(isCoco) ? 'it has COCO files' : undefined;
  },
  ...labelledMasks,
  emptyMessage: 'it lists no images',
  classes: listClasses,
  read(input) {
    if (statSync(input.path).isDirectory()) return readCocoFolder(input);
    return isResultsFile(input) ? readResults(input) : readCocoFile(input);
  },
};

/** Reads a list of results, if there is one dataset that it can be about; otherwise that is reported. */
function readResults(input: Input): Iterable<Batch> {
  const { displayPath, report, note } = input;
  const found = findDataset(input);
  if ('problem' in found) {
    const args = {
      found: `a list of results ${found.problem}`,
      advice:
        'put the dataset (with its images and categories) beside it, alone, or into the folder of --images.',
    };
    report({ code: 'label-dialect', args }, { file: displayPath });
    return [];
  }
  note(`${displayPath} is a list of results; its images and categories are those of ${found.displayPath}.`);
  return readCocoResults(input, found);
}
