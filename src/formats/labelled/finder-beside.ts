import { dirname, join } from 'node:path';
import type { Input } from '../format.ts';
import { type FoundImage, imageFinder } from './find-image.ts';

/**
 * Finds the image that a file of labels names: in `--images`, else in the folders that `foldersOf` gives for the folder of the file. All
 * files of one folder share what is known of those.
 */
export function finderBeside(
  { options: { images } }: Input,
  foldersOf: (beside: string) => string[],
): (file: string, name: string) => FoundImage {
  let beside = '';
  let find = images === undefined ? undefined : imageFinder([images], undefined, true);
  return (file, name) => {
    const folder = dirname(file);
    if (!find || (images === undefined && folder !== beside)) {
      beside = folder;
      find = imageFinder(foldersOf(folder));
    }
    return find(name);
  };
}

/** The usual places of images for labels of many images in a file: beside it, or in images/ there or beside its folder. */
export function besideOrInImages(beside: string): string[] {
  return [beside, join(beside, 'images'), join(dirname(beside), 'images')];
}
