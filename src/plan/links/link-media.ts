import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { SharedOptions } from '../../cli/options.ts';
import type { Context } from '../../context.ts';
import type { Importer, Input } from '../../formats/format.ts';
import { finderByName, holdsSeveralMedia } from '../../formats/media-columns/find-by-name.ts';
import { fileFinder, type NamedFile } from '../../formats/media-columns/find-file.ts';
import type { MediaLinks } from '../../formats/media-columns/link-batch.ts';
import { mayBeName, mediaKeys } from '../../formats/media-columns/media-keys.ts';
import { movedFiles } from '../../formats/media-columns/moved-files.ts';
import { belowDrive } from '../../formats/media-columns/windows-path.ts';
import { quote } from '../../json/json.ts';
import { fileOfLink } from '../../links/to-file.ts';
import { resolvePath } from '../../resolve-path.ts';
import type { InputPath } from '../input/input-path.ts';
import { firstMedia, firstTexts } from './first-media.ts';
import { keyOfNames } from './key-of-names.ts';
import { linkingImporter } from './linking-importer.ts';

/** A format whose data names media files, and where these are. */
export interface WithMedia {
  importer: Importer;
  /** The input as files beside it see it, also when it is read from a copy. */
  beside: { path: string; original: string; isCopy: boolean; isFolder: false };
  /** The first value that names a file. */
  first: string;
}

/**
 * Where data names media files of this machine in keys that a label config shows as such: the format that links to them. Undefined where it names none,
 * and where nothing says how Label Studio gets to them. `config` is undefined while it is yet to be written, when only files that exist count.
 */
export function linkMedia(
  importer: Importer,
  opened: InputPath,
  input: Omit<Input, 'report' | 'skip' | 'note'>,
  options: SharedOptions,
  context: Context,
): WithMedia | undefined {
  const { documentRoot, links, baseUrl, upload, embed, followsLinks } = options;
  if (!importer.mediaColumns || !input.profile.knowsExports) return undefined;
  // A lone file in an archive has nothing beside it.
  const isPacked = opened.archive !== undefined;
  if (opened.store || opened.redis || (isPacked && !opened.isFolder)) return undefined;
  const isPrefix = links !== undefined && links !== '0.9' && links !== '1.x';
  const isAsked = isPrefix || [documentRoot, baseUrl, upload, embed].some((given) => given !== undefined);
  if (!isAsked && !followsLinks && input.config) return undefined;
  const folder = folderOf(opened, context);
  const isOurs = (path: string) => !isPacked || path.startsWith(folder + sep);
  const root = documentRoot === undefined ? [] : [resolvePath(context, documentRoot)];
  // A preview shows what is not there, and a push asks the server, which may be on another machine.
  const linked = linkFinder(followsLinks ? undefined : root[0]);
  const isKnown = mediaKeys(input.config, input.isConfigMade && embed === undefined);
  const named = opened.isFolder || isAsked ? [folder, ...root].map(finderByName) : [];
  const findNamed = (value: string) => {
    for (const findBelow of named) {
      const path = findBelow(value);
      if (path !== undefined) return path;
    }
    return undefined;
  };
  /** Whether the first tasks may name media as such, which those that are looked at for names may turn out not to. */
  let isNamed = input.config !== undefined || named.length === 0;
  const isShown: MediaLinks['isMedia'] = (key, value) => {
    const is = isKnown(key, linked(value)?.below ?? value);
    isNamed ||= is;
    return is;
  };
  const nameKey = isNamed
    ? undefined
    : keyOfNames(firstTexts(importer, input), isShown, findNamed, () =>
        [folder, ...root].some(holdsSeveralMedia),
      );
  // The first tasks were looked at, and have none.
  if (nameKey === undefined && !isNamed) return undefined;
  const isMedia: MediaLinks['isMedia'] = (key, value) =>
    isShown(key, value) || (key === nameKey && mayBeName(value) && findNamed(value) !== undefined);
  const find = fileFinder([folder, ...root]);
  const findSure: MediaLinks['find'] = (value) => {
    const given = find(value);
    const mayBeElsewhere = given ? !given.exists : belowDrive(value) !== undefined;
    const path = mayBeElsewhere ? findNamed(value) : undefined;
    const file = path === undefined ? given : { path, exists: true };
    return file && isOurs(file.path) && (file.exists || (isAsked && (input.config || !/\s/.test(value))))
      ? file
      : undefined;
  };
  const moved = movedFiles();
  const findOwn: MediaLinks['find'] = (value) => {
    const link = linked(value);
    if (link) return link;
    const file = findSure(value);
    return file && moved.claim(value, file);
  };
  const first = firstFound(firstMedia(importer, input, isMedia), (value) => linked(value) ?? findSure(value));
  if (first === undefined) return undefined;
  if (nameKey !== undefined) {
    context.reporter.note(
      `The values of ${quote(nameKey)} are names of files without their endings${isAsked ? ', and become links to these' : '; to make links of them: --document-root FOLDER or --links URL'}.`,
    );
  }
  const beside = join(folder, basename(opened.displayPath));
  return {
    importer: linkingImporter(importer, input, { isMedia, find: findOwn, here: true }, moved),
    beside: { path: beside, original: beside, isCopy: isPacked, isFolder: false },
    first,
  };
}

/** Finds the files of links that are in the data already, as in exports of Label Studio 1.x: below the document root, when that is known. */
function linkFinder(documentRoot: string | undefined) {
  return (value: string): (NamedFile & { below: string }) | undefined => {
    const path = documentRoot === undefined ? undefined : fileOfLink(value.trim(), { documentRoot });
    if (path === undefined || !path.startsWith(join(documentRoot!, sep))) return undefined;
    return { path, exists: existsSync(path), isLinked: true, below: relative(documentRoot!, path) };
  };
}

/** The folder in which the files are looked for that data names. */
function folderOf({ displayPath, path, isFolder, archive }: InputPath, context: Context): string {
  if (displayPath === '<stdin>') return resolvePath(context, '.');
  if (!isFolder) return dirname(resolvePath(context, displayPath));
  return archive ? path : resolvePath(context, displayPath);
}

/** The first of these texts that names a file. */
function firstFound(texts: Iterable<string>, find: MediaLinks['find']): string | undefined {
  for (const text of texts) if (find(text)) return text;
  return undefined;
}
