import { type Importer, loadedLater } from '../format.ts';
import { labelledImages } from '../labelled/labelled-media.ts';

/** Whether a text starts like the labels of Create ML: a list of images with annotations that have coordinates. */
export function isCreateml(head: string): boolean {
  return (
    /^\s*\[\s*\{/.test(head) &&
    /"(?:image|imagefilename)"\s*:\s*"/.test(head) &&
    /"annotations?"\s*:\s*\[/.test(head) &&
    /"coordinates"\s*:\s*\{/.test(head)
  );
}

export const createml: Importer = {
  name: 'createml',
  summary: 'a JSON file of Apple Create ML, or a folder with such files: one task per image, with its boxes',
  input: 'file or directory',
  ownContent: true,
  sniff: ({ isFolder, head, heads }) =>
    (isFolder ? heads('.json') : [head]).some(isCreateml) ? 'it has boxes of Create ML' : undefined,
  ...labelledImages,
  emptyMessage: 'it has no images of Create ML',
  ...loadedLater(() => import('./read-files.ts')),
};
