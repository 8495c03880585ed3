import { readdirSync } from 'node:fs';
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
      : withoutPart(below).flatMap((part) => [join(path, part), join(path, 'labels', part)])),
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
    ...(images === undefined ? [] : withoutPart(below).map((part) => join(images, part))),
  ];
  return new Set(places.map((place) => resolve(place)));
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
