import { type Importer, loadedLater } from '../format.ts';
import { labelledSounds } from '../labelled/labelled-media.ts';
import { fileTypes, hasFiles, isVia3 } from './is-via3.ts';

const isOne = (head: string) => isVia3(head) && hasFiles(head, [fileTypes.audio, fileTypes.video]);

export const viaAudio: Importer = {
  name: 'via-audio',
  summary:
    'a project of VIA 3 with audio or video, or a folder with one: one task per file, with its temporal segments as regions of the sound',
  input: 'file or directory',
  ownContent: true,
  // Videos are read as such, where the label config shows them.
  yields: true,
  sniff: ({ isFolder, head, heads }) =>
    (isFolder ? heads('.json') : [head]).some(isOne)
      ? 'it is a project of VIA 3 with audio or video'
      : undefined,
  ...labelledSounds,
  emptyMessage: 'it has no audio or video of VIA 3',
  ...loadedLater(() => import('./read-audio.ts')),
};
