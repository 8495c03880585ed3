import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/** Where the labels of the images in a folder may be. */
export function labelFolders(folder: string, root: string, path: string): Set<string> {
  const below = relative(root, folder);
  const places = [
    ...swapped(folder, 'images', 'labels'),
    folder,
    join(folder, 'labels'),
    join(dirname(folder), 'labels'),
    ...(root === path
      ? []
      : withoutPart(below).flatMap((part) =>
          [path, join(path, 'labels'), ...subfolders(path).filter(isCvat)].flatMap((place) => [
            join(place, part),
            // Of the labels in train/, --images may name photos/train.
            join(place, basename(root), part),
          ]),
        )),
  ];
  return new Set(places.map((place) => resolve(place)));
}

/** Where the images of the labels in a folder may be. */
export function imageFolders(folder: string, path: string, images: string | undefined): Set<string> {
  const below = relative(path, folder);
  const places = [
    ...swapped(folder, 'labels', 'images'),
    folder,
    ...(basename(folder) === 'labels' ? [dirname(folder)] : []),
    ...subfolders(dirname(folder)).filter(() => basename(folder) === 'labels'),
    ...(images === undefined
      ? []
      : withoutPart(below).flatMap((part) => [join(images, part), ...belowSame(images, part)])),
  ];
  return new Set(places.map((place) => resolve(place)));
}

/** The folder of one part of a data set as CVAT writes it, such as obj_train_data. */
const partOfCvat = /^obj_.*_data$/i;

/** A path below, and the same without `labels`, `images` or the folder of CVAT in front. */
function withoutPart(below: string): string[] {
  const [first, ...rest] = below.split(sep);
  return first === 'labels' || first === 'images' || partOfCvat.test(first!)
    ? [below, rest.join(sep)]
    : [below];
}

/** The folder of images that are in a folder of the same name as the first of their labels. */
function belowSame(images: string, part: string): string[] {
  const [first, ...rest] = part.split(sep);
  return first === basename(images) ? [join(images, ...rest)] : [];
}

/** The path with the last folder of one name replaced by another. */
function swapped(path: string, from: string, to: string): string[] {
  const parts = path.split(sep);
  const at = parts.lastIndexOf(from);
  return at < 0 ? [] : [parts.with(at, to).join(sep)];
}

function isCvat(folder: string): boolean {
  return partOfCvat.test(basename(folder));
}

/** Where the images are when only the folder with the labels was given: at the same place below images/. Undefined when that is none. */
export function imagesBeside(path: string): string | undefined {
  const [place] = swapped(path, 'labels', 'images');
  return place !== undefined && existsSync(place) ? place : undefined;
}

function subfolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name));
}
