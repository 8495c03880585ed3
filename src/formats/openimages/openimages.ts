import { type Importer, loadedLater } from '../format.ts';

/** Whether a text starts like the boxes of Open Images: columns for an image, a label and four sides. */
export function isOpenimages(head: string): boolean {
  const columns = head
    .split(/\r?\n/, 1)[0]!
    .split(',')
    .map((name) => name.trim().toLowerCase());
  return ['imageid', 'labelname', 'xmin', 'xmax', 'ymin', 'ymax'].every((name) => columns.includes(name));
}

export const openimages: Importer = {
  name: 'openimages',
  summary: 'a CSV file with the boxes of Open Images: one task per image',
  input: 'file',
  ownContent: true,
  sniff: ({ head }) => (isOpenimages(head) ? 'its columns are those of boxes of Open Images' : undefined),
  dataTags: ['Image'],
  linksFiles: () => true,
  mayHaveMoreKeys: true,
  options: ['images', 'labelsAs'],
  firstId: 0,
  emptyMessage: 'it has no rows',
  ...loadedLater(() => import('./read-file.ts')),
};
