import { dirname, join } from 'node:path';
import { type Importer, loadedLater } from '../format.ts';
import type { InputSample } from '../input-sample.ts';
import { labelledImages } from '../labelled/labelled-media.ts';

/** Whether a text starts like the labels of an image of KITTI: a type and 14 numbers a line, and a score in results. */
export function isKitti(head: string): boolean {
  const lines = head.split(/\r?\n/).filter((line) => line.trim() !== '');
  const row = /^\s*[A-Za-z]\S*(?:\s+-?[\d.]+(?:e[+-]?\d+)?){14,15}\s*$/i;
  return lines.length > 0 && lines.slice(0, 5).every((line) => row.test(line));
}

/**
 * Whether a text is none of labels but lies beside them: calibrations, whose names end in a colon, and lists of numbers, names of files and dates. A line
 * of labels starts with a type, also if the rest is wrong.
 */
export function isBesideLabels(head: string): boolean {
  const [first = ''] = head.trimStart().split(/\s/, 1);
  return first !== '' && (!/^[A-Za-z]/.test(first) || first.endsWith(':')) && !isKitti(head);
}

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

function isCalibration(head: string): boolean {
  return /^P0:(?:\s+-?[\d.]+(?:e[+-]?\d+)?){12}\s*$/im.test(head);
}
