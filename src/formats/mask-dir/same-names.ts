import { dirname, extname, join } from 'node:path';
import { readImageSize } from '../../media/read-image-size.ts';
import { withoutEnding } from '../labelled/stem-of.ts';
import { isImage } from '../media/image-dir.ts';
import { isPng, kindOf, type MasksByName } from './masks-by-name.ts';

/** Two images of a folder that differ only in how their names end. */
export interface SameNames {
  first: string;
  second: string;
  /** How the two are named, where the second looks like a mask of the first. */
  masks?: MasksByName;
  /** The ending of files each of which has one with another ending beside it. */
  doubled?: string;
}

/** Finds images that differ only in how their names end: the same picture twice, or an image and its mask, which tells the most. */
export function sameNames(path: string, names: readonly string[]): SameNames | undefined {
  const images = names.filter(isImage);
  if (new Set(images.map((name) => extname(name))).size < 2) return undefined;
  const byName = new Map<string, string[]>();
  for (const name of images) {
    const stem = withoutEnding(name);
    const same = byName.get(stem);
    if (same) same.push(name);
    else byName.set(stem, [name]);
  }
  const groups = [...byName.values()].filter((group) => group.length > 1);
  if (groups.length === 0) return undefined;
  for (const group of groups.slice(0, MOST)) {
    const mask = group.find(isPng);
    const image = group.find((name) => !isPng(name));
    if (mask === undefined || image === undefined || !isMaskOf(join(path, mask), join(path, image))) continue;
    const folder = dirname(mask);
    const folders = new Set(groups.flatMap((one) => (one.some(isPng) ? [dirname(one[0]!)] : []))).size;
    const [images, masks] = [image, mask].map((name) => ({ folder, addition: '', ending: extname(name) }));
    return { first: image, second: mask, masks: { image, mask, folders, images: images!, masks: masks! } };
  }
  const [first = '', second = ''] = groups[0]!;
  const single = new Set(
    [...byName.values()].flatMap((group) => (group.length === 1 ? [extname(group[0]!)] : [])),
  );
  // Of a folder with very many files, not all are known.
  const isWhole = names.length < WHOLE;
  const doubled = [first, second]
    .map((name) => extname(name))
    .findLast((ending) => isWhole && !single.has(ending));
  return { first, second, ...(doubled !== undefined && { doubled }) };
}

/** Pairs that are opened. */
const MOST = 20;
/** Names from which on a folder may have more. */
const WHOLE = 2000;

function isMaskOf(mask: string, image: string): boolean {
  if (kindOf(mask) !== 'one channel') return false;
  const [one, other] = [mask, image].map(readImageSize);
  return 'width' in one! && 'width' in other! && one.width === other.width && one.height === other.height;
}
