import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { systemCode } from '../../errors.ts';
import { announced } from '../../media/read-ahead.ts';
import { namesIn } from '../../readers/folder/names-in.ts';
import { countUntaken } from '../folder/count-untaken.ts';
import { reportUnmatched } from '../folder/report-unmatched.ts';
import { type LinksOut, walkInput } from '../folder/walk-input.ts';
import type { Input } from '../format.ts';
import { fold } from '../labelled/file-lookup.ts';
import { stemOf } from '../labelled/stem-of.ts';
import { asUploaded, byNameBeforeUpload, nameBeforeUpload } from '../labelled/uploaded-name.ts';
import { isImage } from '../media/image-dir.ts';
import { imageFolders, labelFolders } from './folders.ts';
import { classesOfNotes } from './label-studio-notes.ts';

/** An image and the file with its labels, if there is one. */
export interface YoloImage {
  image: string;
  labels: string | undefined;
  /** The image in the same folder that has the same labels, as a.jpg and a.png have a.txt. */
  sharedWith: string | undefined;
}

/** Text files that are not labels, unless an image has their name: lists of images, and what people write beside data. */
const noLabels = /^(?:train|val|valid|test|readme.*|licen[cs]e|notes|requirements|predefined_classes)\.txt$/i;

/**
 * The images of a YOLO data set, folder by folder, with their label files: images/ and labels/ beside each other, both with or without
 * parts such as train/ in them, or within the parts; or each label file beside its image. Label files of images that were uploaded to Label Studio
 * have the names that it gave these; the images may have their own. A name may also differ in case, as in IMG.JPG and img.txt: such label files
 * are added to `used`. `onPlace` is told of the folders where labels and their classes may be, and what is in them.
 */
export function* yoloImages(
  input: Input,
  used: Set<string>,
  onPlace: (folder: string, names: Iterable<string>) => void,
  linksOut: LinksOut | undefined,
): Generator<YoloImage> {
  const { path, options } = input;
  const root = options.images ?? path;
  const picked = input.files?.below(root);
  if (picked) reportUnmatched(input, picked);
  const isTaken = picked && countUntaken(input, 'files', picked.takesFile);
  const isWanted = (name: string, folder: string) =>
    isImage(name) && (!isTaken || isTaken(join(folder, name)));
  // A folder of labels is not skipped by a pattern for images, so that only those to exclude are not entered.
  const isEntered = picked && countUntaken(input, 'folders', (below) => !picked.isExcluded(below));
  for (const folder of walkInput(input, root, isWanted, isEntered, 'all', linksOut)) {
    const places = [...labelFolders(folder.path, root, path)].map((place) => {
      const names = namesIn(place);
      onPlace(place, names);
      if (basename(place) === 'labels' && names.length > 0) onPlace(dirname(place), namesIn(dirname(place)));
      return { place, files: labelFiles(names) };
    });
    input.ahead?.expect(folder.names.length);
    const stems = new Set(folder.names.map(stemOf));
    const uploads = places.map(({ place, files }) => ({ place, files: uploadsAmong(files, stems) }));
    const alike = alikeLabels(places, stems);
    const users = new Map<string, string>();
    const withLabels = (name: string): YoloImage => {
      const stem = stemOf(name);
      const exact = places.find(({ files }) => files.has(stem));
      const key = exact ? stem : asUploaded(stem);
      const found = exact ?? uploads.find(({ files }) => typeof files.get(key) === 'string');
      const other = found ? undefined : alike(stem);
      if (other !== undefined) used.add(other);
      const labels = found ? join(found.place, found.files.get(key)!) : other;
      const sharedWith = labels === undefined ? undefined : users.get(labels);
      if (labels !== undefined && sharedWith === undefined) users.set(labels, name);
      return { image: join(folder.path, name), labels, sharedWith };
    };
    const filesOf = ({ image, labels }: YoloImage) => ({ image, text: labels });
    yield* announced(map(folder.names, withLabels), filesOf, input.ahead);
  }
}

/**
 * Finds label files whose names mean that of an image, though not exactly, as far as no image has their name, and only one image and one file
 * mean the same.
 */
function alikeLabels(
  places: readonly { place: string; files: ReadonlyMap<string, string> }[],
  images: ReadonlySet<string>,
): (stem: string) => string | undefined {
  const meant = new Map<string, string | null>();
  for (const { place, files } of places) {
    for (const [stem, name] of files) {
      if (images.has(stem)) continue;
      const key = fold(stem);
      meant.set(key, meant.has(key) ? null : join(place, name));
    }
  }
  if (meant.size === 0) return () => undefined;
  const folded = new Map<string, number>();
  for (const stem of images) folded.set(fold(stem), (folded.get(fold(stem)) ?? 0) + 1);
  return (stem) => (folded.get(fold(stem)) === 1 ? (meant.get(fold(stem)) ?? undefined) : undefined);
}

/** Label files of images that were uploaded to Label Studio, as far as no image has the name that it gave them. */
function uploadsAmong(
  files: ReadonlyMap<string, string>,
  images: ReadonlySet<string>,
): Map<string, string | null> {
  return byNameBeforeUpload(
    [...files.values()].filter((name) => !images.has(stemOf(name))),
    stemOf,
  );
}

function* map<From, To>(items: Iterable<From>, make: (item: From) => To): Generator<To> {
  for (const item of items) yield make(item);
}

/** Label files for which there is no image, as far as patterns take them, and files that are neither, which go to `other`. */
export function* labelsWithoutImage(
  input: Input,
  other: (name: string) => void,
  linksOut: LinksOut | undefined,
): Generator<string> {
  const { path, options } = input;
  const picked = input.files?.below(path);
  const isWanted = (name: string, folder: string) => {
    if (picked && !picked.takesFile(join(folder, name))) return false;
    const isLabels = isLabelFile(name);
    if (!isLabels && !isImage(name) && !isClasses(name) && !isNotes(name, folder)) other(name);
    return isLabels;
  };
  const counts = options.images === undefined ? 'files' : 'all';
  for (const folder of walkInput(input, path, isWanted, picked?.entersFolder, counts, linksOut)) {
    const stems = new Set<string>();
    for (const place of imageFolders(folder.path, path, options.images)) addImageStems(place, stems);
    const files = labelFiles(folder.names);
    const uploads = uploadsAmong(files, stems);
    const valid = new Set([...stems].map(asUploaded));
    for (const name of folder.names) {
      const stem = stemOf(name);
      const before = nameBeforeUpload(stem);
      if (before !== undefined && valid.has(before) && uploads.get(before) === name) continue;
      if (stems.has(stem)) {
        if (files.get(stem) !== name) other(name);
      } else if (noLabels.test(name)) other(name);
      else yield join(folder.path, name);
    }
  }
}

/** Files that name the classes. */
function isClasses(name: string): boolean {
  return /^classes\.txt$|\.names$|\.ya?ml$|^_darknet\.labels$/i.test(name);
}

/** The classes as Label Studio writes them. */
function isNotes(name: string, folder: string): boolean {
  return name === 'notes.json' && classesOfNotes(folder) !== undefined;
}

export function isLabelFile(name: string): boolean {
  return name.toLowerCase().endsWith('.txt') && !isClasses(name);
}

/** The label files among the names of a folder, by what the images of theirs are called; a.txt goes before a.TXT. */
function labelFiles(names: Iterable<string>): Map<string, string> {
  const files = new Map<string, string>();
  for (const name of names) {
    if (isLabelFile(name) && (name.endsWith('.txt') || !files.has(stemOf(name))))
      files.set(stemOf(name), name);
  }
  return files;
}

/** What the images of a folder are called, as far as they are there: broken links are not images. */
function addImageStems(folder: string, stems: Set<string>): void {
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const { name } = entry;
      if (!isImage(name) || (entry.isSymbolicLink() && !existsSync(join(folder, name)))) continue;
      stems.add(stemOf(name));
    }
  } catch (error) {
    // Most of the places that one looks in do not exist.
    if (!systemCode(error)) throw error;
  }
}
