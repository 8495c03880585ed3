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
  if (input.isSilent) return notAsked;
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

/** Where nobody asks which images were named before, or not at all. */
const notAsked: ImagesWithoutLabels = { addNamed: () => true, count: () => 0 };

/** Two hashes of 32 and 21 bits, so that among a million paths hardly ever two have the same number; one of node:crypto takes ten times as long. */
export function numberOf(path: string): number {
  let high = 0x2545f491;
  let low = 0x9e3779b9;
  for (let i = 0; i < path.length; i++) {
    const unit = path.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x85ebca6b);
    low = Math.imul(low ^ unit, 0xc2b2ae35);
    high ^= low >>> 15;
  }
  low = Math.imul(low ^ (high >>> 16), 0x27d4eb2f);
  high = Math.imul(high ^ (low >>> 13), 0x165667b1);
  return ((high ^ (high >>> 16)) >>> 11) * 2 ** 32 + ((low ^ (low >>> 15)) >>> 0);
}
