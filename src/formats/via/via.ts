import { type Importer, loadedLater } from '../format.ts';
import { labelledImages } from '../labelled/labelled-media.ts';
import { fileTypes, hasFiles, isVia3 } from './is-via3.ts';

/** Whether a text starts like a project of VIA 3 with images, or does not get to its files. */
function isOfImages3(head: string): boolean {
  const { image, audio, video } = fileTypes;
  return isVia3(head) && (hasFiles(head, [image]) || !hasFiles(head, [audio, video]));
}

/** Whether a text starts like a project of VIA 2 or an export of the VGG Image Annotator. */
export function isVia(head: string): boolean {
  if (/^#?"?filename"?[,;\t]"?(?:file_size|file_attributes)\b/.test(head))
    return head.includes('region_shape_attributes');
  return (
    /^\s*\{/.test(head) &&
    (/"_via_(?:settings|img_metadata|attributes)"\s*:/.test(head) ||
      /"shape_attributes"\s*:\s*\{/.test(head)) &&
    !/"data"\s*:\s*\{/.test(head)
  );
}

export const via: Importer = {
  name: 'via',
  summary:
    'a project, JSON or CSV of the VGG Image Annotator (VIA), or a folder with one: one task per image, with its regions',
  input: 'file or directory',
  ownContent: true,
  sniff: ({ isFolder, head, heads }) => {
    const all = isFolder ? [...heads('.json'), ...heads('.csv')] : [head];
    if (all.some(isVia)) return 'it has regions of VIA 2';
    return all.some(isOfImages3) ? 'it is a project of VIA 3 with images' : undefined;
  },
  ...labelledImages,
  emptyMessage: 'it has no images of VIA',
  ...loadedLater(() => import('./read-files.ts')),
};
