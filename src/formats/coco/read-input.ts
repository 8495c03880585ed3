import { statSync } from 'node:fs';
import type { Batch } from '../../tasks/batch.ts';
import type { Input } from '../format.ts';
import { readCocoFile, readCocoResults } from './read-file.ts';
import { readCocoFolder } from './read-folder.ts';
import { findDataset, isResultsFile } from './results-list.ts';

export { listClasses as classes, listKeypoints as shapeClasses } from './list-classes.ts';

export function read(input: Input): Iterable<Batch> {
  if (statSync(input.path).isDirectory()) return readCocoFolder(input);
  return isResultsFile(input) ? readResults(input) : readCocoFile(input);
}

/** Reads a list of results, if there is one dataset that it can be about; otherwise that is reported. */
function readResults(input: Input): Iterable<Batch> {
  const { displayPath, report, note } = input;
  const found = findDataset(input);
  if ('problem' in found) {
    const args = {
      found: `a list of results ${found.problem}`,
      advice:
        'put the COCO file of its dataset into its folder or that of --images, without other COCO files, or the list under "annotations" of that file.',
    };
    report({ code: 'label-dialect', args }, { file: displayPath });
    return [];
  }
  note(`${displayPath} is a list of results; its images and categories are those of ${found.displayPath}.`);
  return readCocoResults(input, found);
}
