import { type Importer, loadedLater } from '../format.ts';
import type { InputSample } from '../input-sample.ts';
import { labelledVideos } from '../labelled/labelled-media.ts';
import { isImage } from '../media/image-dir.ts';
import { videoDir } from '../media/video-dir.ts';
import { isMot, isOfDetector, isOfTracker } from './looks-like.ts';

/**
 * Sequences have tracks; those with detections and no frames are no texts either, which is said where they are read. The folder gt/ or det/ of a
 * sequence may be the input itself.
 */
function whyFolder({ names, heads }: InputSample): string | undefined {
  if (names.some((name) => /(?:^|[/\\])gt[/\\]gt\.txt$/.test(name))) return 'it has gt/gt.txt';
  if (names.includes('gt.txt') && heads('gt.txt').some(isMot)) return 'it has gt.txt with boxes of tracks';
  const isText = names.every((name) => /\.(?:txt|ini)$/i.test(name));
  if (isText && names.some((name) => /(?:^|[/\\])det[/\\]det\.txt$/.test(name))) return 'it has det/det.txt';
  if (names.length === 1 && names[0] === 'det.txt' && heads('.txt').some(isMot))
    return 'it has det.txt with boxes';
  const isBeside = (name: string) => isVideo(name) || isImage(name);
  const results = names.every((name) => /\.(?:txt|ini)$/i.test(name) || isBeside(name)) ? heads('.txt') : [];
  // Detections are said to be none where nothing else could be read.
  const isResult = names.some(isImage) ? isOfTracks : isOfTracker;
  return results.length > 0 && results.every(isResult) ? 'its .txt files are results of trackers' : undefined;
}

function isOfTracks(head: string): boolean {
  return isOfTracker(head) && !isOfDetector(head);
}

/** A video that a tracker was run on may be beside its results. */
const isVideo = (name: string) =>
  videoDir.extensions?.some((ending) => name.toLowerCase().endsWith(ending)) ?? false;

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
  rateKey: 'fps',
  emptyMessage: 'it has no gt/gt.txt, nor .txt files of trackers',
  ...loadedLater(() => import('./read-sequences.ts')),
};
