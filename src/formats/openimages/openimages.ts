import { type Importer, loadedLater } from '../format.ts';
import { isOpenimages } from './looks-like.ts';

export const openimages: Importer = {
  name: 'openimages',
  summary: 'a CSV file with the boxes of Open Images, or a folder with some: one task per image',
  input: 'file or directory',
  ownContent: true,
  sniff: ({ isFolder, head, heads }) => {
    if (isFolder) return heads('.csv').some(isOpenimages) ? 'it has boxes of Open Images' : undefined;
    return isOpenimages(head) ? 'its columns are those of boxes of Open Images' : undefined;
  },
  dataTags: ['Image'],
  linksFiles: () => true,
  mayHaveMoreKeys: true,
  options: ['images', 'labelsAs'],
  firstId: 0,
  emptyMessage: 'it has no rows',
  ...loadedLater(() => import('./read-file.ts')),
};
