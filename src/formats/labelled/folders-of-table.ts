import { basename, dirname, extname, join } from 'node:path';
import type { Input } from '../format.ts';

/**
 * Where the images that a table names may be: in `--images`, else in the usual layouts, which are beside the table, in images/ and its like, or in a
 * folder of its name, as `train/` of train.csv.
 */
export function foldersOfTable({ options }: Input, path: string): string[] {
  if (options.images !== undefined) return [options.images];
  const beside = dirname(path);
  const stem = basename(path, extname(path));
  const part = stem.replace(/[_-]?(?:labels?|annotations?|boxes|bbox(?:es)?)$/i, '');
  const names = [
    'images',
    'imgs',
    'img',
    'JPEGImages',
    stem,
    `${stem}_images`,
    part,
    `${part}_images`,
    'train',
  ];
  return [
    beside,
    ...names.map((name) => join(beside, name)),
    join(dirname(beside), 'images'),
    dirname(beside),
  ];
}
