import { type Importer, loadedLater } from '../format.ts';
import { labelledImages } from '../labelled/labelled-media.ts';
import { isDota } from './line.ts';

export const dota: Importer = {
  name: 'dota',
  summary: 'a folder of DOTA label files (labelTxt/*.txt): one task per image, with its rotated boxes',
  input: 'directory',
  sniff: ({ heads }) =>
    heads('.txt').some(isDota) ? 'it has .txt files with rotated boxes of DOTA' : undefined,
  ...labelledImages,
  emptyMessage: 'it has no .txt files with rotated boxes',
  ...loadedLater(() => import('./read-folder.ts')),
};
