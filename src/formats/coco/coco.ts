import { type Importer, loadedLater } from '../format.ts';
import { isCoco, isCocoResults } from '../json-head.ts';
import { labelledMasks } from '../labelled/labelled-media.ts';
import { isNamedCoco } from './named.ts';

export const coco: Importer = {
  name: 'coco',
  summary:
    'a COCO JSON file, or a folder with one for each part: one task per image, with its boxes, polygons, masks and keypoints',
  input: 'file or directory',
  extensions: ['.json'],
  foldersByContent: true,
  sniff: ({ head, isFolder, names, heads }) => {
    if (!isFolder) {
      if (isCocoResults(head)) return 'it is a list of results of COCO';
      return isCoco(head) ? 'it is an object with a list of images or categories' : undefined;
    }
    return names.some(isNamedCoco) || heads('.json').some(isCoco) ? 'it has COCO files' : undefined;
  },
  ...labelledMasks,
  findsBesideOriginal: true,
  emptyMessage: 'it lists no images',
  ...loadedLater(() => import('./read-input.ts')),
};
