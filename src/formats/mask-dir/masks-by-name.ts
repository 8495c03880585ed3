import { basename, dirname, extname, join } from 'node:path';
import { greatest } from '../../lists.ts';
import { readHead } from '../../readers/head.ts';
import { whatIsAt } from '../../readers/what-is-at.ts';
import { stemOf } from '../labelled/stem-of.ts';
import { isImage } from '../media/image-dir.ts';

/** The images of a folder whose names have one addition, which may be empty, and one ending. */
export interface NamedAlike {
  folder: string;
  addition: string;
  ending: string;
}

/** Masks that are named like images but for an addition to either, with the first of them. */
export interface MasksByName {
  image: string;
  mask: string;
  /** How many folders have such masks. */
  folders: number;
  images: NamedAlike;
  masks: NamedAlike;
}

interface Group {
  folder: string;
  addition: string;
  /** Files by their names without the addition and the ending. */
  files: Map<string, string>;
}

/** Parts of a name that an addition may have: `_gtFine_labelIds`. */
const MOST_PARTS = 3;
/** Files of an image that a folder may have, each with an addition of its own. */
const MOST_ALIKE = 5;
/** Groups of masks that are looked at, and names of each by which their images are found. */
const MOST_GROUPS = 200;
const MOST_LOOKED_UP = 3;
/** Bits for each pixel that a mask takes at most, and bytes of a file that are none of pixels: photographs take 5 and more. */
const MOST_BITS = 2;
const OVERHEAD = 400;
/** Bytes of a PNG file that say what it is. */
const HEAD = 29;

const word =
  /(?:^|[^a-z])(?:masks?|seg(?:mentation)?s?|gt|ground[ _-]?truths?|annot(?:ation)?s?|label(?:s|ed|led)?)(?![a-z])/i;
/** What is no mask, though it may be as plain. */
const otherView =
  /(?:^|[^a-z])(?:left|right|depth|disp(?:arity)?|edges?|nir|ir|thermal|normals?|flow|conf(?:idence)?|gr[ae]y|previews?|thumb(?:nail)?s?|visuali[sz]ations?|vis|overlays?)(?![a-z])/i;

/**
 * Masks in another folder than mask-dir looks for, such as Input/a.jpg and GroundTruth/a_segmentation.png, or a_sat.jpg and a_mask.png in one: PNG files that are as
 * plain as masks, named like images but for one addition, where a name says that they are masks, or their images are JPEG and they have one channel.
 */
export function masksByName(path: string, names: readonly string[]): MasksByName | undefined {
  if (!names.some(isPng)) return undefined;
  const groups = groupsOf(names.filter(isImage));
  const byName = new Map<string, Group[]>();
  for (const group of groups) {
    for (const name of group.files.keys()) {
      const others = byName.get(name);
      if (others) others.push(group);
      else byName.set(name, [group]);
    }
  }
  const pairs = groups
    .filter(({ files }) => [...files.values()].every(isPng))
    .slice(0, MOST_GROUPS)
    .flatMap((masks) => {
      const images = imagesOf(masks, byName);
      return images ? [{ masks, images, isNamed: isNamed(masks, images) }] : [];
    })
    .sort((one, other) => Number(other.isNamed) - Number(one.isNamed));
  for (const { masks, images, isNamed } of pairs) {
    const [name, mask] = [...masks.files].find(([one]) => images.files.has(one))!;
    const image = images.files.get(name)!;
    const kind = kindOf(join(path, mask));
    if (isNamed ? kind === 'other' : kind !== 'one channel' || !/\.jpe?g$/i.test(image)) continue;
    const alikes = pairs.filter((pair) => pair.isNamed === isNamed && pair.masks.addition === masks.addition);
    const folders = new Set(alikes.map((pair) => pair.masks.folder)).size;
    return { image, mask, folders, images: alike(images, image), masks: alike(masks, mask) };
  }
  return undefined;
}

function alike({ folder, addition }: Group, file: string): NamedAlike {
  return { folder, addition, ending: extname(file) };
}

/** The images of each folder, all of them, and those with an addition that many have. */
function groupsOf(images: readonly string[]): Group[] {
  const byFolder = new Map<string, string[]>();
  for (const image of images) {
    const folder = dirname(image);
    const known = byFolder.get(folder);
    if (known) known.push(image);
    else byFolder.set(folder, [image]);
  }
  return [...byFolder].flatMap(([folder, files]) => {
    const groups = new Map<string, Group>();
    const add = (addition: string, name: string, file: string) => {
      const group = groups.get(addition) ?? { folder, addition, files: new Map() };
      group.files.set(name, file);
      groups.set(addition, group);
    };
    for (const file of files) {
      const stem = stemOf(file);
      add('', stem, file);
      for (const at of cutsOf(stem)) add(stem.slice(at), stem.slice(0, at), file);
    }
    return [...groups.values()].filter((group) => group.files.size * MOST_ALIKE >= files.length);
  });
}

/** Where a name may be cut before an addition, the last place first. */
function cutsOf(stem: string): number[] {
  const cuts: number[] = [];
  let at = stem.length;
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    at = greatest(['.', '_', '-'].map((one) => stem.lastIndexOf(one, at - 1)));
    if (at <= 0) break;
    cuts.push(at);
  }
  return cuts;
}

/** The images that most masks of a group are named like, those with the shortest addition first. */
function imagesOf(masks: Group, byName: ReadonlyMap<string, Group[]>): Group | undefined {
  const { folder, addition, files } = masks;
  if (otherView.test(spread(`${basename(folder)}/${addition}`))) return undefined;
  const named = [...files.keys()].slice(0, MOST_LOOKED_UP).flatMap((name) => byName.get(name) ?? []);
  const fitting = [...new Set(named)].filter((group) => {
    if (group === masks || word.test(spread(`${ownPart(group.folder, folder)}/${group.addition}`)))
      return false;
    const shared = [...files].filter(([name, file]) => {
      const image = group.files.get(name);
      return image !== undefined && image !== file;
    });
    return shared.length * 2 > files.size;
  });
  return fitting.sort((one, other) => one.addition.length - other.addition.length)[0];
}

/** Whether a name says that some files are masks, and not that their images are. */
function isNamed({ folder, addition }: Group, images: Group): boolean {
  if (word.test(spread(addition)) || (addition === '_L' && images.addition === '')) return true;
  return word.test(spread(ownPart(folder, images.folder)));
}

/** The folders of a path that another path does not have. */
function ownPart(path: string, other: string): string {
  const others = new Set(other.split(/[/\\]/));
  return path
    .split(/[/\\]/)
    .filter((folder) => !others.has(folder))
    .join('/');
}

/** `GroundTruth` as the words that it is of. */
function spread(name: string): string {
  return name.replace(/([a-z])(?=[A-Z])/g, '$1_');
}

/** Whether a PNG file is as plain as a mask, by its length for its pixels, and of one channel or a palette. */
export function kindOf(path: string): 'one channel' | 'plain colors' | 'other' {
  const length = whatIsAt(path)?.size;
  if (length === undefined || length < HEAD) return 'other';
  const { bytes } = readHead(path, path, HEAD);
  if (bytes.length < HEAD || bytes.readUInt32BE(0) !== 0x89504e47) return 'other';
  const pixels = bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
  if ((length - OVERHEAD) * 8 > pixels * MOST_BITS) return 'other';
  return bytes[25] === 0 || bytes[25] === 3 ? 'one channel' : 'plain colors';
}

export function isPng(name: string): boolean {
  return /\.png$/i.test(name);
}
