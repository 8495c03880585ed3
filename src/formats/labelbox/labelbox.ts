import { type Importer, loadedLater } from '../format.ts';
import { labelledImages } from '../labelled/labelled-media.ts';

/** Whether a text starts like an export of Labelbox (version 2) with images. */
export function isLabelbox(head: string): boolean {
  return (
    /"data_row"\s*:\s*\{/.test(head) &&
    /"projects"\s*:\s*\{/.test(head) &&
    /"annotation_kind"\s*:\s*"Image|"asset_type"\s*:\s*"image"/i.test(head)
  );
}

export const labelbox: Importer = {
  name: 'labelbox',
  summary:
    'an export of Labelbox (NDJSON): one task per image, with its boxes, polygons, lines, points and classifications',
  input: 'file',
  ownContent: true,
  sniff: ({ head }) => (isLabelbox(head) ? 'it is an export of Labelbox with images' : undefined),
  ...labelledImages,
  emptyMessage: 'it has no lines with "data_row"',
  ...loadedLater(() => import('./read-rows.ts')),
};
