import { dataKeysOf } from '../../label-config/data-key.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { type FormatOptions, type Importer, loadedLater } from '../format.ts';
import type { InputSample } from '../input-sample.ts';
import { labelledImages } from '../labelled/labelled-media.ts';
import { asksForRows } from '../labelled/shows-media-alone.ts';
import { isOpenimages } from '../openimages/looks-like.ts';
import { isVia } from '../via/via.ts';
import { classesIn, isClassTable } from './columns.ts';

const isOne = (head: string) => !isOpenimages(head) && !isVia(head) && isClassTable(head);

function sniff({ isFolder, head, heads, names }: InputSample): string | undefined {
  if (isFolder)
    return heads('.csv').some(isOne) ? 'it has tables of images with 1 or 0 for each class' : undefined;
  return /\.csv$/i.test(names[0] ?? '') && isOne(head)
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
  const classes = (isFolder ? heads('.csv').filter(isOne) : [head]).flatMap(classesIn);
  return config.controls.some(
    ({ tag, labels, dynamicLabels }) =>
      tag.type === 'Choices' && (dynamicLabels || classes.some((name) => labels.has(name))),
  );
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
