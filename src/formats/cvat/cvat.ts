import { type Importer, loadedLater } from '../format.ts';
import { labelledMasks } from '../labelled/labelled-media.ts';

/** Whether a text starts like the XML of CVAT, and for what: its images, or the tracks of a video. */
export function kindOfCvat(head: string): 'images' | 'video' | undefined {
  if (
    !/<annotations[\s>]/.test(head) ||
    !/<version>|<meta>|<track\s+id=|<image\s(?:[^<>]*\s)?(?:id|width)=/.test(head)
  )
    return undefined;
  if (/<image[\s>]/.test(head)) return 'images';
  if (/<track[\s>]/.test(head)) return 'video';
  // The head may end before either: CVAT says in the meta data what it was asked for.
  return /<mode>\s*interpolation\s*<\/mode>/.test(head) ? 'video' : 'images';
}

export const cvat: Importer = {
  name: 'cvat',
  summary:
    'XML of CVAT for images (.xml), or a folder with it: one task per image, with its shapes, tags and attributes',
  input: 'file or directory',
  ownContent: true,
  sniff: ({ isFolder, head, heads }) =>
    (isFolder ? heads('.xml') : [head]).some((text) => kindOfCvat(text) === 'images')
      ? `${isFolder ? 'it has an .xml file with' : 'it has'} <annotations> of CVAT`
      : undefined,
  ...labelledMasks,
  emptyMessage: 'it has no <image> in the XML of CVAT',
  ...loadedLater(() => import('./read-images.ts')),
};
