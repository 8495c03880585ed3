import { basename, dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SharedOptions } from '../cli/options.ts';
import type { Context } from '../context.ts';
import type { Importer, Input } from '../formats/format.ts';
import { fileFinder } from '../formats/media-columns/find-file.ts';
import { linkBatch, type MediaLinks } from '../formats/media-columns/link-batch.ts';
import { mediaKeys } from '../formats/media-columns/media-keys.ts';
import { isObject } from '../json/json.ts';
import { resolvePath } from '../resolve-path.ts';
import type { InputPath } from './input-path.ts';

/** Tasks that are looked at to see whether their data names files. */
const LOOKED_AT = 200;

/** A format whose data names media files, and where these are. */
export interface WithMedia {
  importer: Importer;
  /** The input as files beside it see it, also when it is read from a copy. */
  beside: { path: string; isCopy: boolean; isFolder: false };
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
  const isMedia = mediaKeys(input.config);
  const find = fileFinder([folder, ...root]);
  const findSure: MediaLinks['find'] = (value) => {
    const file = find(value);
    return file && isOurs(file.path) && (file.exists || (isAsked && (input.config || !/\s/.test(value))))
      ? file
      : undefined;
  };
  if (!namesFiles(importer, input, { isMedia, find: findSure, link: String })) return undefined;
  const { inParallel: _, ...others } = importer;
  return {
    importer: {
      ...others,
      linksFiles: () => true,
      *read(full) {
        // Nobody opens links that a label config is written from, which spaces would make texts.
        const link = input.config ? full.link : (path: string) => pathToFileURL(path).href;
        for (const batch of importer.read(full)) yield linkBatch(batch, { isMedia, find: findSure, link });
      },
    },
    beside: { path: join(folder, basename(opened.displayPath)), isCopy: isPacked, isFolder: false },
  };
}

/** The folder in which the files are looked for that data names. */
function folderOf({ displayPath, path, isFolder, archive }: InputPath, context: Context): string {
  if (displayPath === '<stdin>') return resolvePath(context, '.');
  if (!isFolder) return dirname(resolvePath(context, displayPath));
  return archive ? path : resolvePath(context, displayPath);
}

/** Whether one of the first tasks names a file. */
function namesFiles(
  importer: Importer,
  input: Omit<Input, 'report' | 'skip' | 'note'>,
  { isMedia, find }: MediaLinks,
): boolean {
  const quiet = { ...input, note: () => {}, report: () => {}, skip: () => {} };
  let tasks = 0;
  for (const batch of importer.read(quiet)) {
    for (let i = 0; i < batch.size; i++) {
      const task = batch.read(i)?.value;
      if (!isObject(task)) continue;
      for (const [key, value] of Object.entries(isObject(task.data) ? task.data : task)) {
        const texts = Array.isArray(value) ? value : [value];
        if (texts.some((text) => typeof text === 'string' && isMedia(key, text) && find(text))) return true;
      }
      if (++tasks === LOOKED_AT) return false;
    }
  }
  return false;
}
