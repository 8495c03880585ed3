import { basename, isAbsolute } from 'node:path';
import { joiner } from '../../quick-paths.ts';
import { imageExtensions, isImage } from '../media/image-dir.ts';
import { type FileLookup, fileLookup } from './file-lookup.ts';
import { folderShortener, pathsOfUrl } from './shorter-names.ts';

/** The path of an image, whether or not there is one. */
export interface FoundImage {
  path: string;
  exists: boolean;
  /** Another name that was taken for the same file: neither is where its folders say. */
  sharedWith?: string | undefined;
  /** The name in the file of labels, which no image has: this one has the name of that file. */
  insteadOf?: string;
  /** The name in the file of labels, which this image has, but not exactly. */
  writtenAs?: string;
  /** The image that has the name of the file of labels, which names another. */
  rival?: string;
  /** Other labels of the input name the same image, and came first. */
  isRepeated?: boolean;
  /** The image is not a file of this machine: its URL, as it was written. */
  url?: string;
}

/** Whether a name is a URL, such as https:// or s3://, and no path; a drive of Windows has one letter. */
export function isUrl(name: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(name) && !/^file:/i.test(name);
}

/** Whether there is an image at a path, which may lack its ending. */
export function existsAsImage(path: string, exists: (path: string) => boolean): boolean {
  return (isImage(path) && exists(path)) || imageExtensions.some((ending) => exists(path + ending));
}

/**
 * Prepares to find images by the names that files of labels give them: below one of some folders, the one of the last image first. A name
 * with folders that are not there, or an absolute one of another machine, is also looked for with those of its folders that are there and
 * without any, and one that no file has to the letter as it is meant, or as it was before it was uploaded to Label Studio. When there is
 * nothing, the path is where the image was looked for first. URLs stay as they are, unless the user has said where the images are
 * (`isGiven`) and theirs are there. Finders that look in the same folders share their `lookup`.
 */
export function imageFinder(
  folders: readonly string[],
  lookup: FileLookup = fileLookup(),
  isGiven = false,
): (name: string) => FoundImage {
  // Most of the places that one looks in do not exist.
  let order = [...new Set(folders)].filter(lookup.isThere).map(lookup.below);
  const first = joiner(folders[0]!);
  const endsOf = folderShortener(lookup, () => order);
  /** The names with folders that were not there, by the files that were found without those. */
  const shortened = new Map<string, string>();

  /** One of the names of an image; `name` is the whole one. */
  const findExact = (parts: Iterable<string>, name: string): FoundImage | undefined => {
    for (const part of parts) {
      for (const folder of order) {
        if (!folder.exists(part)) continue;
        const path = folder.pathOf(part);
        if (folder !== order[0]) order = [folder, ...order.filter((other) => other !== folder)];
        if (part === name) return { path, exists: true };
        const other = shortened.get(path);
        shortened.set(path, name);
        return { path, exists: true, sharedWith: other === name ? undefined : other };
      }
    }
    return undefined;
  };
  const findOfUrl = (url: string): FoundImage => {
    const given = isGiven ? pathsOfUrl(url) : [];
    const parts = given.flatMap((path) => [path, ...shorter(path)]);
    return findExact(parts, url) ?? { path: url, exists: false, url };
  };
  function* shorter(name: string): Generator<string> {
    const bare = basename(name);
    if (bare === name) return;
    for (const end of endsOf(name.slice(0, -bare.length - 1))) yield `${end}/${bare}`;
    yield bare;
  }

  return (written) => {
    if (isUrl(written)) return findOfUrl(written);
    const name = written.replaceAll('\\', '/');
    const bare = basename(name);
    const isFull = isAbsolute(name) || /^[a-z]:\//i.test(name);
    if (isAbsolute(name) && lookup.exists(name)) return { path: name, exists: true };
    const found = (isFull ? undefined : findExact([name], name)) ?? findExact(shorter(name), name);
    if (found) return found;
    // Some tools write the name without its ending.
    for (const folder of isImage(bare) ? [] : order) {
      const path = folder.withEnding(name, imageExtensions);
      if (path !== undefined) return { path, exists: true };
    }
    for (const part of [...(isFull ? [] : [name]), ...shorter(name)]) {
      for (const folder of order) {
        const path = folder.alike(part) ?? folder.uploaded(part);
        if (path !== undefined && isImage(path)) return { path, exists: true, writtenAs: written };
      }
    }
    return { path: first(isFull ? bare : name), exists: false };
  };
}
