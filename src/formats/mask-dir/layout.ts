import { basename, dirname, extname, join, sep } from 'node:path';
import { append, greatest } from '../../lists.ts';
import { isImage } from '../media/image-dir.ts';

/** What the place of a mask says: how its pixels are to be read, and where its image may be. */
export interface MaskPlace {
  layout: 'voc' | 'cityscapes' | 'plain' | 'trimap';
  /** Paths of its image below the same folder, without endings; the likeliest first. */
  images: string[];
  /** Path of an image of whose objects each has a mask of its own, if there is such an image. */
  objectOf?: string;
  /** Where its image may be if that has several masks, and what the place of this one says that it shows. */
  partOf?: PartPlace[];
}

/** One of several masks of an image. */
export interface PartPlace {
  image: string;
  label?: string;
}

/** Folders that hold masks in Pascal VOC and in CVAT's export of segmentation masks; the objects are read along with the classes. */
const vocFolder = /^SegmentationClass(?:PNG|Raw|Aug)?$/i;
/** Folders of masks beside one of images: masks, ann_dir, train_masks, trainannot, ... */
const maskFolder =
  /^(.*?)[_-]?(?:masks?|ann_dir|annot(?:ation)?s?|labels?|gt|ground_?truth|seg(?:mentation)?s?|segmentation_?masks?)$/i;
const imageFolders = ['images', 'image', 'imgs', 'img', 'img_dir', 'JPEGImages', 'Images'];
/** Folders of images that may as well hold something else; FiftyOne has data/ beside labels/. */
const mayHoldImages = ['data'];
/** What tools put behind the name of an image. */
const suffix = /[._-](?:masks?|labels?|seg(?:mentation)?|gt|L)$/i;
/** What tells several masks of an image apart. */
const number = /[._-]\d+$/;
/** What stands behind the name of an image in other views of its mask, and the endings of images. */
const otherView =
  /(?:^|[._-])(?:masks?|colou?rs?|rgb|vis[a-z]*|overlay|instances?|ids?|edges?|objects?|borders?|contours?|depth|small|pred(?:iction)?s?|final|binary|probs?|thumb[a-z]*|copy|png|jpe?g|svg|bmp|gif|tiff?|webp)\d*$/i;
/** Words of a class behind the name of an image: road, traffic_light. */
const MOST_WORDS = 3;
/** Folders of the parts of a data set, which name no class. */
const split =
  /^(?:(?:train|val|valid|test|dev|training|validation|testing)\d*|(?:fold|batch|part|split|set|subset)[ _-]?\d+)$/i;
/** Folders of the masks of one of several people, which are not masks of one image together. */
const person = /^(?:expert|annotator|rater|reader|grader|observer|radiologist|user)[ _-]?(?:\d+|[a-z])?$/i;
/** The files of one image in Cityscapes; each is another view of the same masks. */
const cityscapes = /^(.+)_(?:gtFine|gtCoarse)_(labelIds|instanceIds|color|labelTrainIds|instanceTrainIds)$/;

/** Tells whether a path below the input folder is that of a mask by its names; other views of a mask that is read are none. */
export function placeOfMask(path: string): MaskPlace | undefined {
  if (!/\.png$/i.test(path)) return undefined;
  const folders = dirname(path).split(sep);
  const stem = basename(path, extname(path));
  const city = cityscapes.exec(stem);
  if (city) return city[2] === 'labelIds' ? cityscapesPlace(folders, city[1]!) : undefined;
  const isVoc = folders.findIndex((folder) => vocFolder.test(folder));
  if (isVoc >= 0) return { layout: 'voc', images: besides(folders, isVoc, '').map((f) => join(f, stem)) };
  const trimaps = folders.findLastIndex((folder) => /^trimaps?$/i.test(folder));
  if (trimaps >= 0) return { layout: 'trimap', images: imagesOfTrimap(folders.slice(0, trimaps), stem) };
  const stems = suffix.test(stem) ? [stem.replace(suffix, ''), stem] : [stem];
  // The folder nearest to the file says what it is: train/images lies in labels/train/images.
  const last = folders.findLastIndex((folder) => maskFolder.test(folder) || imageFolders.includes(folder));
  const prefix = last < 0 ? undefined : maskFolder.exec(folders[last]!)?.[1];
  if (prefix !== undefined) {
    const images = besides(folders, last, prefix).flatMap((folder) =>
      stems.map((name) => join(folder, name)),
    );
    const partOf = besides(folders.slice(0, last + 1), last, prefix).flatMap((folder) =>
      partsIn(folder, folders.slice(last + 1), stems),
    );
    const place = { layout: 'plain', images, partOf } as const;
    const [above] = folders.slice(last - 1, last);
    const isOfObject = prefix === '' && last === folders.length - 1 && last > 0;
    return isOfObject ? { ...place, objectOf: join(...folders.slice(0, last), 'images', above!) } : place;
  }
  const unnumbered = stem.replace(number, '');
  if (!/[._-]masks?$/i.test(unnumbered)) return undefined;
  const image = join(...folders, unnumbered.replace(suffix, ''));
  return unnumbered === stem
    ? { layout: 'plain', images: [image] }
    : { layout: 'plain', images: [`${image}${number.exec(stem)![0]}`], partOf: [{ image }] };
}

/**
 * Which image in a folder a mask may be one of: `a` for a_1 and a_road, in a folder for each class that of the same name, and in a folder with the name of
 * an image that one. `below` are the folders from that of the masks on.
 */
function partsIn(folder: string, below: readonly string[], stems: readonly string[]): PartPlace[] {
  const numbered = withoutNumbers(stems);
  const beside = join(folder, ...below);
  const parts: PartPlace[] = numbered.map((name) => ({ image: join(beside, name) }));
  for (const name of [...stems, ...numbered])
    for (const [image, label] of cutClass(name)) parts.push({ image: join(beside, image), label });
  const last = below.at(-1);
  if (last === undefined || person.test(last)) return parts;
  const above = join(folder, ...below.slice(0, -1));
  const label = split.test(last) ? {} : { label: last };
  append(
    parts,
    [...stems, ...numbered].map((name) => ({ image: join(above, name), ...label })),
  );
  const [name = stems[0]!] = numbered;
  const isClass = /^\D+$/.test(name) && name !== last && !/^masks?$/i.test(name);
  parts.push({ image: join(above, last), ...(isClass && { label: name }) });
  return parts;
}

/** What a name may be of an image and a class, the shortest class first. */
export function cutClass(name: string): [image: string, label: string][] {
  const cuts: [string, string][] = [];
  let at = name.length;
  for (let words = 0; words < MOST_WORDS; words++) {
    at = greatest(['.', '_', '-'].map((one) => name.lastIndexOf(one, at - 1)));
    if (at <= 0) break;
    const label = name.slice(at + 1);
    const isMask = label.split(/[._-]/).some((word) => suffix.test(`_${word}`));
    const isOther = isMask || [split, person, otherView].some((one) => one.test(label));
    if (/^\D+$/.test(label) && !isOther) cuts.push([name.slice(0, at), label]);
  }
  return cuts;
}

/** The names that end in a number, without it. */
function withoutNumbers(stems: readonly string[]): string[] {
  return stems
    .filter((stem) => number.test(stem))
    .map((stem) => stem.replace(number, '').replace(suffix, ''));
}

/** The folders of images that stand where a folder of masks is: `images` for `masks`, `train` for `train_masks`. */
function besides(folders: readonly string[], at: number, prefix: string): string[] {
  const above = folders.slice(0, at);
  const below = folders.slice(at + 1);
  const folderNames = [...imageFolders, ...mayHoldImages];
  const names = prefix === '' ? folderNames : [prefix, `${prefix}_images`, ...folderNames];
  return [...names.map((name) => join(...above, name, ...below)), join('.', ...above, ...below)];
}

/** Oxford-IIIT Pet has annotations/trimaps/ beside images/. */
function imagesOfTrimap(above: readonly string[], stem: string): string[] {
  return [above.slice(0, -1), above].map((folders) => join('.', ...folders, 'images', stem));
}

/** Cityscapes has leftImg8bit/ beside gtFine/; CVAT puts that into imgsFine/. */
function cityscapesPlace(folders: readonly string[], name: string): MaskPlace {
  const at = folders.findIndex((folder) => /^gt(?:Fine|Coarse)$/i.test(folder));
  const file = `${name}_leftImg8bit`;
  if (at < 0) return { layout: 'cityscapes', images: [join(...folders, file), join(...folders, name)] };
  const [above, below] = [folders.slice(0, at), folders.slice(at + 1)];
  const places = ['leftImg8bit', 'imgsFine/leftImg8bit', 'images'].map((folder) =>
    join(...above, folder, ...below),
  );
  return { layout: 'cityscapes', images: places.flatMap((place) => [join(place, file), join(place, name)]) };
}

/** Other views of the masks that are read: objects, colors, outlines, and what labelme2voc draws over the images. */
export function isOtherView(path: string): boolean {
  const stem = basename(path, extname(path));
  return (
    cityscapes.test(stem) ||
    dirname(path)
      .split(sep)
      .some((folder) => /^Segmentation(?:Object|Class\w*Visualization)/i.test(folder))
  );
}

/**
 * The place of a mask in JPEG, GIF or another format, which is refused when it is read. Such files in gt/ or labels/ may be images, so that the
 * path must say more.
 */
function placeOfUnreadable(path: string): MaskPlace | undefined {
  if (!isImage(path) || !/mask|seg|trimap/i.test(path)) return undefined;
  return placeOfMask(`${path.slice(0, -extname(path).length)}.png`);
}

/** Why the names of the files of a folder are those of images and masks, in words that follow "because". */
export function looksLikeMasks(names: readonly string[]): string | undefined {
  const stems = new Set(names.map((name) => join(dirname(name), basename(name, extname(name)))));
  const json = new Set(
    names.filter((name) => /\.json$/i.test(name)).map((name) => name.slice(0, -'.json'.length)),
  );
  for (const name of names) {
    const place = placeOfMask(name) ?? placeOfUnreadable(name);
    // Masks of COCO panoptic, whose file has the name of their folder.
    if (!place || json.has(dirname(name))) continue;
    const folder = dirname(name) === '.' ? '' : ` in ${dirname(name)}${sep}`;
    if (place.layout !== 'plain') return `it has segmentation masks${folder}`;
    if (place.objectOf !== undefined && stems.has(place.objectOf))
      return `${basename(name)}${folder} is a mask of one object of ${place.objectOf}`;
    if (place.images.some((image) => stems.has(image)))
      return `${basename(name)}${folder} is named like the mask of an image`;
    if (place.partOf?.some(({ image }) => stems.has(image)))
      return `${basename(name)}${folder} is named like one of several masks of an image`;
  }
  return undefined;
}
