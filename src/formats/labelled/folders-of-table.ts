import { basename, dirname, extname, join } from 'node:path';
import type { Input } from '../format.ts';

/** Where the images that a table names may be: in `--images`, else in the usual layouts. */
export function foldersOfTable({ options }: Pick<Input, 'options'>, path: string): string[] {
  if (options.images !== undefined) return [options.images];
  return foldersBeside(path).map((folder) => join(dirname(path), folder));
}

/** The usual layouts as paths from the folder of the table: beside it, in images/ and its like, or in a folder of its name, as `train/` of train.csv. */
export function foldersBeside(path: string): string[] {
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
  return ['.', ...names, join('..', 'images'), '..'];
}
