import { readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { quote } from '../../json/json.ts';
import { readOutline } from '../../readers/outline.ts';
import { whatIsAt } from '../../readers/what-is-at.ts';
import type { Input } from '../format.ts';
import { isCoco, isCocoResults } from '../json-head.ts';
import { isOfCaptions } from './captions.ts';
import { isNamedCoco } from './named.ts';

/** Whether a file is a list of results. */
export function isResultsFile({ path, displayPath }: Input): boolean {
  return isCocoResults(
    readOutline(path, displayPath)
      .bytes.toString('utf8')
      .replace(/^\ufeff/, ''),
  );
}

/** The file with the images and categories that a list of results is about. */
export interface Dataset {
  path: string;
  displayPath: string;
}

/**
 * Looks for the dataset of a list of results: the one COCO file with images beside it, in `--images`, or in annotations/ of these. Returns what is
 * wrong when there is none or several, in words that follow "a list of results".
 */
export function findDataset(input: Input): Dataset | { problem: string } {
  const { path, displayPath, options } = input;
  const folders = [dirname(path), ...(options.images === undefined ? [] : [options.images])];
  const found = new Map<string, Dataset>();
  for (const folder of folders.flatMap((parent) => [parent, join(parent, 'annotations')])) {
    for (const name of jsonFilesIn(folder)) {
      const file = join(folder, name);
      if (file === path || !isDataset(file) || isOfCaptions(file, file)) continue;
      const shown = join(dirname(displayPath), relative(dirname(path), file));
      found.set(file, { path: file, displayPath: shown });
    }
  }
  const [first, second] = found.values();
  if (!first) return { problem: 'without the dataset with its images and categories' };
  if (!second) return first;
  return {
    problem: `with several datasets that it may be about, such as ${quote(basename(first.path))} and ${quote(basename(second.path))}`,
  };
}

function jsonFilesIn(folder: string): string[] {
  if (!whatIsAt(folder)?.isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.json$/i.test(entry.name) && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

function isDataset(path: string): boolean {
  return isNamedCoco(path) || isCoco(readOutline(path, path).bytes.toString('utf8'));
}
