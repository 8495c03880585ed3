import { type Importer, loadedLater } from '../format.ts';
import type { InputSample } from '../input-sample.ts';
import { labelledVideos } from '../labelled/labelled-media.ts';

/** Rows of boxes: frame, id, left, top, width, height, and up to four more numbers. */
const row = /^\s*\d+\s*,\s*-?\d+\s*(?:,\s*-?[\d.]+(?:e[+-]?\d+)?\s*){4,8}\r?$/i;

/** Whether a text starts like the tracks of MOTChallenge. */
export function isMot(head: string): boolean {
  const lines = head.split('\n', 5).filter((line) => line.trim() !== '');
  return lines.length > 0 && lines.every((line) => row.test(line));
}

/**
 * Sequences have tracks; those with detections and no frames are no texts either, which is said where they are read. The folder gt/ or det/ of a
 * sequence may be the input itself.
 */
function whyFolder({ names, heads }: InputSample): string | undefined {
  if (names.some((name) => /(?:^|[/\\])gt[/\\]gt\.txt$/.test(name))) return 'it has gt/gt.txt';
  if (names.includes('gt.txt') && heads('gt.txt').some(isMot)) return 'it has gt.txt with boxes of tracks';
  const isText = names.every((name) => /\.(?:txt|ini)$/i.test(name));
  if (isText && names.some((name) => /(?:^|[/\\])det[/\\]det\.txt$/.test(name))) return 'it has det/det.txt';
  return names.length === 1 && names[0] === 'det.txt' && heads('.txt').some(isMot)
    ? 'it has det.txt with boxes'
    : undefined;
}

export const mot: Importer = {
  name: 'mot',
  summary:
    'tracks of MOTChallenge (gt/gt.txt), a file or a folder of sequences: one task per sequence, with its boxes',
  input: 'file or directory',
  ownContent: true,
  sniff: (sample) => {
    const { isFolder, names, head } = sample;
    if (isFolder) return whyFolder(sample);
    return /\.txt$/i.test(names[0] ?? '') && isMot(head) ? 'its lines are boxes of MOTChallenge' : undefined;
  },
  ...labelledVideos,
  emptyMessage: 'it has no gt/gt.txt',
  ...loadedLater(() => import('./read-sequences.ts')),
};
