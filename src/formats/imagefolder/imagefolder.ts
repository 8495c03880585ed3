import { type Importer, loadedLater } from '../format.ts';
import { labelledImages } from '../labelled/labelled-media.ts';

/** Whether a metadata.jsonl has boxes, as data sets of Hugging Face for object detection have them. */
export function hasBoxes(head: string): boolean {
  return /"objects"\s*:\s*\{[^{}]*"bbox"\s*:/.test(head);
}

export const imagefolder: Importer = {
  name: 'imagefolder',
  summary: 'a folder of images with boxes in metadata.jsonl, as Hugging Face has them: one task per image',
  input: 'directory',
  ...labelledImages,
  options: [...labelledImages.options, 'tagNames'],
  controlTags: ['RectangleLabels', 'Labels'],
  emptyMessage: 'it has no metadata.jsonl with boxes in "objects"',
  ...loadedLater(() => import('./read-folder.ts')),
};
