import { type Importer, loadedLater } from '../format.ts';
import type { InputSample } from '../input-sample.ts';
import { labelledImages } from '../labelled/labelled-media.ts';
import { showsMediaAlone } from '../labelled/shows-media-alone.ts';
import { tableEndings } from '../tables/table-kind.ts';
import { boxTableEndings, isBoxTable } from './looks-like.ts';

function why({ isFolder, head, heads, names }: InputSample): string | undefined {
  if (isFolder) {
    const isThere = tableEndings.some((ending) => heads(ending).some(isBoxTable));
    return isThere ? 'it has tables of boxes' : undefined;
  }
  const name = (names[0] ?? '').toLowerCase();
  return boxTableEndings.some((ending) => name.endsWith(ending)) && isBoxTable(head)
    ? 'its columns are those of boxes'
    : undefined;
}

export const boxesCsv: Importer = {
  name: 'boxes-csv',
  summary:
    'a table (CSV, TSV, JSON Lines, Parquet, xlsx) with a row for each box (filename, xmin, ymin, xmax, ymax, class), or a folder with some: one task per image',
  input: 'file or directory',
  ownContent: true,
  sniff: why,
  suits: showsMediaAlone,
  ...labelledImages,
  options: [...labelledImages.options, 'sheet'],
  findsBesideOriginal: true,
  controlTags: ['RectangleLabels', 'Labels'],
  emptyMessage: 'it has no table with a column for the image and four for the box',
  ...loadedLater(() => import('./read-tables.ts')),
};
