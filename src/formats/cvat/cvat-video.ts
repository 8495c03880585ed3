import { type Importer, loadedLater } from '../format.ts';
import { labelledVideos } from '../labelled/labelled-media.ts';
import { kindOfCvat } from './cvat.ts';

export const cvatVideo: Importer = {
  name: 'cvat-video',
  summary:
    'XML of CVAT for video (.xml), or a folder with it: one task per file, with the boxes of its tracks',
  input: 'file or directory',
  ownContent: true,
  sniff: ({ isFolder, head, heads }) =>
    (isFolder ? heads('.xml') : [head]).some((text) => kindOfCvat(text) === 'video')
      ? `${isFolder ? 'it has an .xml file with' : 'it has'} tracks of CVAT`
      : undefined,
  ...labelledVideos,
  rateKey: 'fps',
  emptyMessage: 'it has no XML of CVAT with tracks',
  ...loadedLater(() => import('./read-video.ts')),
};
