import { dirname, join } from 'node:path';
import { type Importer, loadedLater } from '../format.ts';
import type { InputSample } from '../input-sample.ts';
import { labelledImages } from '../labelled/labelled-media.ts';
import { isCalibration, isKitti } from './looks-like.ts';

export const kitti: Importer = {
  name: 'kitti',
  summary: 'a folder of KITTI label files (label_2/*.txt): one task per image, with its boxes',
  input: 'directory',
  sniff,
  ...labelledImages,
  emptyMessage: 'it has no .txt files with boxes of KITTI',
  ...loadedLater(() => import('./read-folder.ts')),
};

/** Calibrations come first and may be all that is looked at; the labels are then in label_2/ beside them. */
function sniff({ names, heads, isThere }: InputSample): string | undefined {
  const files = names.filter((name) => name.toLowerCase().endsWith('.txt'));
  const isFound = heads('.txt').some(
    (head, i) =>
      isKitti(head) ||
      (isCalibration(head) && isThere?.(join(dirname(dirname(files[i] ?? '')), 'label_2')) === true),
  );
  return isFound ? 'it has .txt files with boxes of KITTI' : undefined;
}
