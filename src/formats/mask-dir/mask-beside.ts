import { basename, dirname, join } from 'node:path';
import { withoutEnding } from '../labelled/stem-of.ts';
import { isImage } from '../media/image-dir.ts';
import { cutClass } from './layout.ts';

/** Images that must have such files beside them: fewer may be called so by chance. */
const FEWEST = 3;

/** What stands behind the name of an image in other pictures of the same thing: sides, times, and what was done to it. */
const otherPicture =
  /(?:^|[._-])(?:left|right|front|back|top|bottom|side|day|night|before|after|old|new|orig(?:inal)?|gr[ae]y|flip[a-z]*|rot[a-z]*|crop[a-z]*|aug[a-z]*|noise|noisy|blur[a-z]*|bright|dark|edit(?:ed)?|resized?|large|medium|[hl][dqr]|nir|ir)$/i;

/**
 * A file of a folder that is named like the mask of an image in the same folder, such as a_cat.png beside a.jpg, with that image. Nothing
 * unless it is so of most images, with classes that come again.
 */
export function maskBeside(names: readonly string[]): { mask: string; image: string } | undefined {
  // To cut the names of a hundred thousand photographs would take a tenth of their import.
  if (!names.some(isPng)) return undefined;
  const images = new Map(names.filter(isImage).map((name) => [withoutEnding(name), name]));
  const found: { mask: string; image: string; label: string }[] = [];
  for (const [stem, mask] of images) {
    if (!isPng(mask)) continue;
    for (const [start, label] of cutClass(basename(stem))) {
      const image = images.get(join(dirname(stem), start));
      if (image === undefined || otherPicture.test(label)) continue;
      found.push({ mask, image, label });
      break;
    }
  }
  const withMasks = new Set(found.map(({ image }) => image)).size;
  const labels = new Set(found.map(({ label }) => label)).size;
  const others = images.size - found.length;
  return withMasks >= FEWEST && withMasks * 2 > others && labels * 2 <= found.length ? found[0] : undefined;
}

function isPng(name: string): boolean {
  return /\.png$/i.test(name);
}
