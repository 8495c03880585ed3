import { type Importer, loadedLater } from '../format.ts';
import { isLabelme } from '../json-head.ts';
import { labelledMasks } from '../labelled/labelled-media.ts';

export const labelme: Importer = {
  name: 'labelme',
  summary:
    'a folder of labelme files (.json): one task per image, with its polygons, boxes, circles, points and masks',
  input: 'directory',
  sniff: ({ heads }) =>
    heads('.json').some(isLabelme) ? 'it has .json files with labelme shapes' : undefined,
  ...labelledMasks,
  shards: 'files',
  emptyMessage: 'it has no .json files with shapes',
  ...loadedLater(() => import('./read-files.ts')),
};
