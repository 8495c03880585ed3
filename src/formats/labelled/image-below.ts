import { basename, extname, join, relative } from 'node:path';
import type { Input } from '../format.ts';
import { isOtherView, placeOfMask } from '../mask-dir/layout.ts';
import { imageExtensions, isImage } from '../media/image-dir.ts';
import type { FoundImage } from './find-image.ts';
import { mediaBelow } from './media-below.ts';
import { pathsOfUrl } from './shorter-names.ts';
import { stemOf } from './stem-of.ts';

/** Finds images that are not where they usually are in all folders below `--images`, or below the folder that is the input. */
export interface ImagesBelow {
  /**
   * Gives back what it was given where there is none, or none that is sure. `file` has the labels; `others` are further names that the
   * image may have.
   */
  find(missing: FoundImage, file: string, name: string, others?: readonly string[]): FoundImage;
  /** Says how many were found, to be called when all labels were read. */
  tell(): void;
}

/** `labels`: how the names of label files end. `isOfOne`: whether each has the labels of one image, of its name. */
export function imagesBelow(input: Input, labels: readonly string[], isOfOne = false): ImagesBelow {
  const { images } = input.options;
  const root = images ?? input.original ?? input.path;
  const below = mediaBelow(input, images, 'image', {
    isMedium: (name, folder) => isImage(name) && !isOtherImage(relative(root, join(folder, name))),
    labels,
    ...(isOfOne && { stemsOf: (file) => [stemOf(file)] }),
  });
  return {
    find(missing, file, name, others = []) {
      const { exists, url } = missing;
      if (exists || (url !== undefined && images === undefined)) return missing;
      const own = url === undefined ? [name] : pathsOfUrl(url);
      const names = [...own, ...others].map((one) => basename(one.replaceAll('\\', '/')));
      const path = below.find(file, own[0] ?? '', names, (one) => (isImage(one) ? asIs : imageExtensions));
      return path === undefined ? missing : { path, exists: true };
    },
    tell: below.tell,
  };
}

const asIs = [''];

/** Whether a path is that of a mask or of a smaller copy, which may have the name of the image. */
function isOtherImage(path: string): boolean {
  if (isOtherView(path) || /(?:^|[\\/])thumb(?:nail)?s?[\\/]/i.test(path)) return true;
  // Masks in JPEG are in folders that say it; labels/ may have images.
  if (!/\.png$/i.test(path) && !/mask|seg|trimap/i.test(path)) return false;
  return placeOfMask(`${path.slice(0, -extname(path).length)}.png`) !== undefined;
}
