import { type Importer, loadedLater } from '../format.ts';
import { labelledImages } from '../labelled/labelled-media.ts';
import { masksBesideBoxes, wantsMasks } from '../mask-dir/beside-boxes.ts';
import { hasOtherXml, isVoc } from './is-voc.ts';

export const voc: Importer = {
  name: 'voc',
  summary: 'a folder of Pascal VOC files (.xml): one task per image, with its boxes',
  input: 'directory',
  sniff({ heads }) {
    const files = heads('.xml');
    const isOne = files.some(isVoc) && !hasOtherXml(files);
    return isOne ? 'it has .xml files with an <annotation>' : undefined;
  },
  suits: (sample, config, options) => !wantsMasks(config, options) || masksBesideBoxes(sample) === undefined,
  ...labelledImages,
  shards: 'files',
  emptyMessage: 'it has no .xml files with an <annotation>',
  ...loadedLater(() => import('./read-files.ts')),
};
