import { type Importer, loadedLater } from '../format.ts';
import { labelledImages } from '../labelled/labelled-media.ts';

/** Whether a text starts like the labels of an image of KITTI: a type and 14 numbers a line, and a score in results. */
export function isKitti(head: string): boolean {
  const lines = head.split(/\r?\n/).filter((line) => line.trim() !== '');
  const row = /^\s*[A-Za-z]\S*(?:\s+-?[\d.]+(?:e[+-]?\d+)?){14,15}\s*$/i;
  return lines.length > 0 && lines.slice(0, 5).every((line) => row.test(line));
}

export const kitti: Importer = {
  name: 'kitti',
  summary: 'a folder of KITTI label files (label_2/*.txt): one task per image, with its boxes',
  input: 'directory',
  sniff: ({ heads }) => (heads('.txt').some(isKitti) ? 'it has .txt files with boxes of KITTI' : undefined),
  ...labelledImages,
  emptyMessage: 'it has no .txt files with boxes of KITTI',
  ...loadedLater(() => import('./read-folder.ts')),
};
