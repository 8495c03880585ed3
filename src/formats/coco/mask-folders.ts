import { basename, dirname, extname, join } from 'node:path';
import { whatIsAt } from '../../readers/what-is-at.ts';

/**
 * The folders that may have the masks of a panoptic file: that of its name beside it, as COCO, CVAT and panopticapi have it, or beside its
 * folder; only those that are there.
 */
export function foldersOfMasks(path: string): string[] {
  const beside = dirname(path);
  const stem = basename(path, extname(path));
  return [join(beside, stem), join(dirname(beside), stem)].filter((folder) =>
    whatIsAt(folder)?.isDirectory(),
  );
}
