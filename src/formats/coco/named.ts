import { basename } from 'node:path';

/** Whether a file is a COCO file by its name, as those of big ones that begin with annotations are. */
export function isNamedCoco(path: string): boolean {
  return /^(?:_annotations\.coco|(?:instances|person_keypoints|panoptic)_[^/\\]*)\.json$/i.test(
    basename(path),
  );
}
