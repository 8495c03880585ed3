import { type Importer, loadedLater } from '../format.ts';
import type { InputSample } from '../input-sample.ts';
import { labelledImages } from '../labelled/labelled-media.ts';
import { isOpenimages } from '../openimages/looks-like.ts';
import { isVia } from '../via/via.ts';
import { isClassTable } from './columns.ts';

const isOne = (head: string) => !isOpenimages(head) && !isVia(head) && isClassTable(head);

function sniff({ isFolder, head, heads, names }: InputSample): string | undefined {
  if (isFolder)
    return heads('.csv').some(isOne) ? 'it has tables of images with 1 or 0 for each class' : undefined;
  return /\.csv$/i.test(names[0] ?? '') && isOne(head)
    ? 'it has a column of images, and 1 or 0 in a column for each class'
    : undefined;
}

export const classesCsv: Importer = {
  name: 'classes-csv',
  summary:
    'a CSV file with 1 or 0 in a column for each class (filename, cat, dog), or a folder with some: one task per image',
  input: 'file or directory',
  ownContent: true,
  sniff,
  ...labelledImages,
  controlTags: ['Choices'],
  emptyMessage: 'it has no table with a column of images and columns of 1 and 0',
  ...loadedLater(() => import('./read-tables.ts')),
};
