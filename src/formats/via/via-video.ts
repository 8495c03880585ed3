import { type Importer, loadedLater } from '../format.ts';
import { labelledVideos } from '../labelled/labelled-media.ts';
import { fileTypes, hasFiles, isVia3 } from './is-via3.ts';

const isOne = (head: string) =>
  isVia3(head) && hasFiles(head, [fileTypes.video]) && !hasFiles(head, [fileTypes.audio]);

export const viaVideo: Importer = {
  name: 'via-video',
  summary:
    'a project of VIA 3 with video, or a folder with one: one task per video, with its temporal segments on the timeline',
  input: 'file or directory',
  ownContent: true,
  sniff: ({ isFolder, head, heads }) =>
    (isFolder ? heads('.json') : [head]).some(isOne) ? 'it is a project of VIA 3 with video' : undefined,
  ...labelledVideos,
  controlTags: ['TimelineLabels'],
  emptyMessage: 'it has no video of VIA 3',
  ...loadedLater(() => import('./read-video.ts')),
};
