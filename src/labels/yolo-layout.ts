import { readdirSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { countUntaken } from '../importers/count-untaken.ts';
import { imageDir } from '../importers/image-dir.ts';
import type { Input } from '../importers/importer.ts';
import { reportUnmatched } from '../importers/report-unmatched.ts';
import { walk } from '../sources/walk.ts';
import { namesIn } from './find-image.ts';

/** An image and the file with its labels, if there is one. */
export interface YoloImage {
  image: string;
  labels: string | undefined;
}

const imageExtensions = imageDir.extensions!;
/** Text files that are no labels: the classes, lists of images, and what people write beside data. */
const noLabels =
  /^(?:classes|train|val|valid|test|readme.*|licen[cs]e|notes|requirements|predefined_classes)\.txt$/i;

/**
 * The images of a YOLO data set, folder by folder, with their label files: images/ and labels/ beside each other, both with or without
 * parts such as train/ in them, or within the parts; or each label file beside its image.
 */
export function* yoloImages(input: Input): Generator<YoloImage> {
  const { path, options } = input;
  const root = options.images ?? path;
  const picked = input.files?.below(root);
  if (picked) reportUnmatched(input, picked);
  const isTaken = picked && countUntaken(input, 'files', picked.takesFile);
  const isWanted = (name: string, folder: string) =>
    isImage(name) && (!isTaken || isTaken(join(folder, name)));
  // A folder of labels is not left out by a pattern for images, so that only those to exclude are not entered.
  const isEntered = picked && countUntaken(input, 'folders', (below) => !picked.isExcluded(below));
  for (const folder of walk(root, isWanted, () => {}, isEntered)) {
    const places = labelFolders(folder.path, root, path).map((place) => ({ place, names: namesIn(place) }));
    for (const name of folder.names) {
      const wanted = `${stemOf(name)}.txt`;
      const found = places.find(({ names }) => names.has(wanted) && !noLabels.test(wanted));
      yield { image: join(folder.path, name), labels: found && join(found.place, wanted) };
    }
  }
}

/** Label files for which there is no image, as far as patterns take them, and files that are neither, which go to `other`. */
export function* labelsWithoutImage(input: Input, other: () => void): Generator<string> {
  const { path, options } = input;
  const images = options.images;
  const picked = input.files?.below(path);
  const isWanted = (name: string, folder: string) => {
    if (picked && !picked.takesFile(join(folder, name))) return false;
    const isLabels = extname(name).toLowerCase() === '.txt' && !noLabels.test(name);
    if (!isLabels && !isImage(name) && !isClasses(name)) other();
    return isLabels;
  };
  for (const folder of walk(path, isWanted, () => {}, picked?.entersFolder)) {
    const places = images ? [images, join(images, relative(path, folder.path))] : [];
    const stems = new Set<string>();
    for (const place of new Set([...places, ...imageFolders(folder.path, path, images)])) {
      for (const name of namesIn(place)) if (isImage(name)) stems.add(stemOf(name));
    }
    for (const name of folder.names) if (!stems.has(stemOf(name))) yield join(folder.path, name);
  }
}

/** Files that name the classes. */
export function isClasses(name: string): boolean {
  return /^classes\.txt$|\.names$|\.ya?ml$/i.test(name);
}

function isImage(name: string): boolean {
  return imageExtensions.includes(extname(name).toLowerCase());
}

function stemOf(name: string): string {
  return basename(name, extname(name));
}

/** Where the labels of the images in a folder may be. */
function labelFolders(folder: string, root: string, path: string): string[] {
  const below = relative(root, folder);
  return [
    ...swapped(folder, 'images', 'labels'),
    folder,
    join(folder, 'labels'),
    join(dirname(folder), 'labels'),
    ...(root === path
      ? []
      : withoutPart(below).flatMap((part) => [join(path, part), join(path, 'labels', part)])),
  ].map((place) => resolve(place));
}

/** Where the images of the labels in a folder may be. */
function imageFolders(folder: string, path: string, images: string | undefined): string[] {
  const below = relative(path, folder);
  return [
    ...swapped(folder, 'labels', 'images'),
    folder,
    ...(basename(folder) === 'labels' ? [dirname(folder)] : []),
    ...subfolders(dirname(folder)).filter(() => basename(folder) === 'labels'),
    ...(images === undefined ? [] : withoutPart(below).map((part) => join(images, part))),
  ].map((place) => resolve(place));
}

/** A path below, and the same without `labels` or `images` in front. */
function withoutPart(below: string): string[] {
  const [first, ...rest] = below.split(sep);
  return first === 'labels' || first === 'images' ? [below, rest.join(sep)] : [below];
}

/** The path with the last folder of one name replaced by another. */
function swapped(path: string, from: string, to: string): string[] {
  const parts = path.split(sep);
  const at = parts.lastIndexOf(from);
  return at < 0 ? [] : [parts.with(at, to).join(sep)];
}

function subfolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name));
}
