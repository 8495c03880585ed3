import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createIdIndex } from '../../tasks/id-index.ts';
import { walkInput } from '../folder/walk-input.ts';
import type { Input } from '../format.ts';
import { isImage } from '../media/image-dir.ts';

/** Finds out how many images of a folder, or other media, no file of labels names. */
export interface ImagesWithoutLabels {
  /** Takes note of an image that a file of labels names, there or not; an absolute path. False when it was named before. */
  addNamed(path: string): boolean;
  /**
   * Counts the other images below the input path, as far as patterns take them, and gives the path of each to `onOther`; to be called once, when all
   * files were read.
   */
  count(onOther?: (path: string) => void): number;
}

/** Keeps numbers made from the paths and not the paths themselves: some thirty bytes an image. */
export function imagesWithoutLabels(
  input: Input,
  isMedium: (name: string, folder: string) => boolean = isImage,
): ImagesWithoutLabels {
  const { files } = input;
  // The copies of media beside tables that were unpacked are there by their names only.
  const root = input.original ?? input.path;
  const named = createIdIndex();
  const isNew = (path: string) => named.add(numberOf(path), 0) === undefined;
  return {
    addNamed: isNew,
    count(onOther = () => {}) {
      const picked = files?.below(root);
      const isWanted = (name: string, folder: string) =>
        isMedium(name, folder) && (!picked || picked.takesFile(join(folder, name)));
      let count = 0;
      for (const folder of walkInput(input, root, isWanted, picked?.entersFolder, 'nothing')) {
        for (const name of folder.names) {
          const path = join(folder.path, name);
          if (!isNew(path)) continue;
          count++;
          onOther(path);
        }
      }
      return count;
    },
  };
}

/** Has 48 bits, so that among a million paths hardly ever two have the same. */
function numberOf(path: string): number {
  return createHash('sha1').update(path).digest().readUIntBE(0, 6);
}
