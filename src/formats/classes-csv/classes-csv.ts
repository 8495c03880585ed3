import { basename, dirname, extname, join } from 'node:path';
import { dataKeysOf } from '../../label-config/data-key.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { cutHead } from '../csv/delimiter.ts';
import { type FormatOptions, type Importer, loadedLater } from '../format.ts';
import type { InputSample } from '../input-sample.ts';
import { existsAsImage } from '../labelled/find-image.ts';
import { foldersBeside } from '../labelled/folders-of-table.ts';
import { labelledImages } from '../labelled/labelled-media.ts';
import { asksForRows } from '../labelled/shows-media-alone.ts';
import { isImage } from '../media/image-dir.ts';
import { isOpenimages } from '../openimages/looks-like.ts';
import { isVia } from '../via/via.ts';
import { classColumnsOf, classesIn, isClassTable, lookAtImages, offersOneOf } from './columns.ts';

/** Whether a table is one, by its name, from the folder of the input, and its first bytes. */
function isOne(
  head: string,
  name: string,
  { isThere, isFolder, names }: InputSample,
  { images }: FormatOptions,
): boolean {
  if (isOpenimages(head) || isVia(head)) return false;
  const cut = cutHead(head);
  if (!isClassTable(cut)) return false;
  const folders = foldersBeside(name).map((folder) => join(dirname(name), folder));
  const inFolder = new Set(isFolder ? names.filter(isImage).flatMap(bothNames) : []);
  // A folder that is told has the images of names without an ending.
  const isImageThere = (image: string) =>
    images === undefined
      ? inFolder.has(basename(image)) ||
        folders.some((folder) => isThere !== undefined && existsAsImage(join(folder, image), isThere))
      : extname(image) === '';
  return lookAtImages(cut, classColumnsOf(cut)!, isImageThere).areImages;
}

/** The name of a file with and without its ending. */
function bothNames(path: string): string[] {
  return [basename(path), basename(path, extname(path))];
}

function sniff(sample: InputSample, options: FormatOptions = {}): string | undefined {
  const { isFolder, head, files, names } = sample;
  if (isFolder) {
    return files('.csv').some(({ name, head }) => isOne(head, name, sample, options))
      ? 'it has tables of images with 1 or 0 for each class'
      : undefined;
  }
  const [name = ''] = names;
  return /\.csv$/i.test(name) && isOne(head, name, sample, options)
    ? 'it has a column of images, and 1 or 0 in a column for each class'
    : undefined;
}

/** A label config that shows more of the rows than images, or has other choices than the classes, is for the rows as they are. */
function suits(
  { isFolder, head, heads }: InputSample,
  config: LabelConfig | undefined,
  options: FormatOptions,
): boolean {
  if (asksForRows(options)) return false;
  if (!config) return true;
  if (dataKeysOf(config).size > 1) return false;
  const classes = (isFolder ? heads('.csv').filter((one) => isClassTable(cutHead(one))) : [head]).flatMap(
    classesIn,
  );
  return offersOneOf(classes, config);
}

export const classesCsv: Importer = {
  name: 'classes-csv',
  summary:
    'a CSV file with 1 or 0 in a column for each class (filename, cat, dog), or a folder with some: one task per image',
  input: 'file or directory',
  ownContent: true,
  sniff,
  suits,
  ...labelledImages,
  controlTags: ['Choices'],
  emptyMessage: 'it has no table with a column of images and columns of 1 and 0',
  ...loadedLater(() => import('./read-tables.ts')),
};
