import { type Importer, loadedLater } from '../format.ts';
import { labelledImages } from '../labelled/labelled-media.ts';

/** Whether a metadata.jsonl has boxes, as data sets of Hugging Face for object detection have them. */
export function hasBoxes(head: string): boolean {
  return /"objects"\s*:\s*(?:\[\s*)?\{[^{}]*"bbox"\s*:/.test(head);
}

/** A member with boxes, also of JSON in a cell of CSV, with doubled quotes, or as Python prints it. */
const boxMember = /["'](?:bbox(?:es)?|boxes|bounding[ _]?box(?:es)?)["']{1,2}\s*:\s*\[/i;
/** A column with boxes. */
const boxColumn = /^"?(?:bbox(?:es)?|boxes|bounding[ _]?box(?:es)?)"?$/i;

/** Whether metadata has boxes in another form, which no format reads. */
export function hasOtherBoxes(head: string, isCsv: boolean): boolean {
  const [header = ''] = head.split(/\r?\n/, 1);
  const isColumn = (cell: string) => boxColumn.test(cell.trim());
  return boxMember.test(head) || (isCsv && header.split(/[,;\t]/).some(isColumn));
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
