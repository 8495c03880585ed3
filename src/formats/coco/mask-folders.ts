import { basename, dirname, extname, join } from 'node:path';
import { whatIsAt } from '../../readers/what-is-at.ts';

/** Whether the mask of an annotation is beside its file, as Mapillary Vistas has it. */
export function isMaskBeside(path: string, name: unknown): boolean {
  return typeof name === 'string' && whatIsAt(join(dirname(path), name))?.isFile() === true;
}

/**
 * The folders that may have the masks of a panoptic file: that of its name beside it, as COCO, CVAT and panopticapi have it, or beside its
 * folder, or its own; only those that are there.
 */
export function foldersOfMasks(path: string): string[] {
  const beside = dirname(path);
  const stem = basename(path, extname(path));
  return [join(beside, stem), join(dirname(beside), stem), beside].filter((folder) =>
    whatIsAt(folder)?.isDirectory(),
  );
}
