import { type Importer, loadedLater } from '../format.ts';
import { labelledMasks } from '../labelled/labelled-media.ts';
import { masksBesideBoxes, wantsMasks } from './beside-boxes.ts';
import { looksLikeMasks } from './layout.ts';

export const maskDir: Importer = {
  name: 'mask-dir',
  summary:
    'a folder of images and their segmentation masks (.png): one task per mask, with a brush region per class',
  input: 'directory',
  sniff: ({ names }) => looksLikeMasks(names),
  suits: (sample, config, options) => wantsMasks(config, options) || masksBesideBoxes(sample) === undefined,
  ...labelledMasks,
  emptyMessage:
    'it has no masks in a folder such as SegmentationClass/, masks/ or gtFine/, and none named NAME_mask.png',
  ...loadedLater(() => import('./read-folder.ts')),
};
