import { type Importer, loadedLater } from '../format.ts';
import { labelledMasks } from '../labelled/labelled-media.ts';
import { isAnnotation } from './is-annotation.ts';

/** Whether a text starts like the annotations of an image in Supervisely: an object, and no task, with objects of classes, or with none. */
function isSupervisely(head: string): boolean {
  return (
    /^\s*\{/.test(head) &&
    /"objects"\s*:\s*\[/.test(head) &&
    (/"classTitle"\s*:/.test(head) || (/"size"\s*:\s*\{/.test(head) && /"tags"\s*:\s*\[/.test(head))) &&
    !/"data"\s*:\s*\{/.test(head)
  );
}

export const supervisely: Importer = {
  name: 'supervisely',
  summary:
    'a project folder of Supervisely (meta.json, DATASET/img and DATASET/ann): one task per image, with its objects and tags',
  input: 'directory',
  sniff: ({ names, heads }) =>
    names.some(isAnnotation) && heads('.json').some(isSupervisely)
      ? 'it has annotations of Supervisely in ann/'
      : undefined,
  ...labelledMasks,
  shards: 'files',
  emptyMessage: 'it has no .json files in a folder ann/',
  ...loadedLater(() => import('./read-project.ts')),
};
