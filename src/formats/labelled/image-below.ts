import { statSync } from 'node:fs';
import { basename, relative } from 'node:path';
import type { Input } from '../format.ts';
import { imageExtensions, isImage } from '../media/image-dir.ts';
import type { FoundImage } from './find-image.ts';
import { mediaBelow } from './media-below.ts';

/**
 * Looks for images that are not where they usually are in all folders below `--images`, or below the folder that is the input, of which one
 * example is told. Gives back what it was given where there is none, or more than one. `file` has the labels; `others` are further
 * names that the image may have.
 */
export function imagesBelow(
  input: Input,
): (missing: FoundImage, file: string, name: string, others?: readonly string[]) => FoundImage {
  const { options, store, displayPath } = input;
  const own = input.original ?? input.path;
  const root = options.images ?? (statSync(own).isDirectory() ? own : undefined);
  if (root === undefined || store) return (missing) => missing;
  const { find } = mediaBelow(input, root, isImage);
  let isTold = options.images !== undefined;
  return (missing, file, name, others = []) => {
    if (missing.exists || missing.url !== undefined) return missing;
    const names = [name, ...others].map((one) => basename(one.replaceAll('\\', '/')));
    const path = find(
      file,
      names.flatMap((one) => (isImage(one) ? [one] : imageExtensions.map((ending) => one + ending))),
    );
    if (path === undefined) return missing;
    if (!isTold) {
      isTold = true;
      const shown = [path, file].map((one) => relative(own, one));
      input.note(
        `Images in other folders of ${displayPath} are found by their names, such as ${shown[0]} for ${shown[1]}.`,
      );
    }
    return { path, exists: true };
  };
}
