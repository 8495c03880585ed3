import { statSync } from 'node:fs';
import path, { dirname } from 'node:path';
import type { SharedOptions } from '../../cli/options.ts';
import type { Context } from '../../context.ts';
import { EXIT, readingInput, UserError } from '../../errors.ts';
import type { Input } from '../../formats/format.ts';
import { linkTo09 } from '../../links/link-0.9.ts';
import { linkBelowPrefix, linkTo1x, linkToPrefix } from '../../links/link-1x.ts';
import { linkToUpload } from '../../links/link-upload.ts';
import { fittingRoot, namesBelow } from '../../links/relative-path.ts';
import { describeServing, type Serving } from '../../links/serving.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import { resolvePath } from '../../resolve-path.ts';
import { addressOf } from '../../stores/address-of.ts';
import type { InputPath } from '../input/input-path.ts';
import type { MediaStore } from './media-store.ts';

/** How tasks link to local files, and what the server then needs. */
export interface Links {
  link: (path: string) => string;
  /** Whether they are links of Label Studio 0.9. */
  to09: boolean;
  /** Whether a task links so; known once all links are made. */
  has09Links?: () => boolean;
  /** What Label Studio 1.x needs to show the files; known once all links are made. Throws a UserError when it cannot. */
  serving?: () => Serving;
  /** Whether tasks link to the store that the input is in; known once all links are made. */
  linksToStore?: () => boolean;
}

/** What `--links`, `--document-root` and `--base-url` make of the files of an input. */
export function chooseLinks(
  options: SharedOptions,
  input: Pick<Input, 'config' | 'dataKey'> &
    Pick<
      InputPath,
      'path' | 'original' | 'displayPath' | 'isFolder' | 'isCopy' | 'store' | 'archive' | 'packing'
    > & {
      bucket?: MediaStore | undefined;
    },
  context: Context,
): Links {
  const { links, documentRoot, baseUrl, images, audio, upload } = options;
  const store =
    input.bucket?.store ?? (images === undefined && audio === undefined ? input.store : undefined);
  if (store) {
    const isOwn = links === undefined || links === '0.9' || links === '1.x';
    if (!isOwn) return { link: linkBelowPrefix(links, store.root), to09: false };
    let isLinked = false;
    const link = (path: string) => {
      isLinked = true;
      return addressOf(store, path);
    };
    return { link, to09: false, linksToStore: () => isLinked };
  }
  const own = input.original ?? input.path;
  const beside = input.isFolder ? own : dirname(own);
  // Labels may be about images or sounds that lie elsewhere.
  const elsewhere = images ?? audio;
  const folder = elsewhere === undefined ? beside : resolvePath(context, elsewhere);
  if (upload) return { link: linkToUpload(folder), to09: false };
  const root = documentRoot === undefined ? undefined : resolvePath(context, documentRoot);
  if (
    root !== undefined &&
    !readingInput(`--document-root ${documentRoot}`, () => statSync(root, { throwIfNoEntry: false }))
  )
    throw noRoot(documentRoot!, root, folder);
  const isPrefix = links !== undefined && links !== '0.9' && links !== '1.x';
  const isKnown = input.isFolder || elsewhere !== undefined;
  if (root !== undefined && isKnown) refuseOutside(root, folder, elsewhere ?? input.displayPath, !isPrefix);
  if (isPrefix) return { link: linkToPrefix(links, root ?? (input.isCopy ? folder : beside)), to09: false };
  // Nobody opens these; that of the temporary folder would be another in each run.
  if (input.archive && elsewhere === undefined && options.embed === undefined)
    return { link: linkToPrefix('/', folder), to09: false };
  if (root === undefined) return linksOf09(baseUrl);
  const followed = followFolders(isKnown ? folder : undefined);
  const link = linkTo1x(root, baseUrl);
  return {
    link(path) {
      const made = link(path);
      followed.add(path);
      return made;
    },
    to09: false,
    serving() {
      const above = followed.above() ?? folder;
      refuseOutside(root, above, input.displayPath, true);
      return describeServing(root, above, namesBelow(root, above, path)!);
    },
  };
}

/** Labels may name addresses of their media, so that no task links to a local file. */
function linksOf09(baseUrl: string | undefined): Links {
  const linkOf = linkTo09(baseUrl);
  let isLinked = false;
  const link = (path: string) => {
    isLinked = true;
    return linkOf(path);
  };
  return { link, to09: true, has09Links: () => isLinked };
}

/** Finds the folder above all files that are linked, beginning with one that is known to be. */
function followFolders(start: string | undefined): { add(path: string): void; above(): string | undefined } {
  let above = start;
  let last = start;
  return {
    add(file) {
      const folder = dirname(file);
      if (folder === last) return;
      last = folder;
      above ??= folder;
      while (!namesBelow(above, folder, path)) above = dirname(above);
    },
    above: () => above,
  };
}

function noRoot(typed: string, root: string, folder: string): UserError {
  return new UserError(
    EXIT.unreadable,
    `Cannot read --document-root ${typed}: it does not exist.`,
    `Use a folder above the files: --document-root ${quotePathForShell(fittingRoot(root, folder, path))}`,
  );
}

/** The server serves files below its root only, and with a storage only from a strict sub-folder of it. */
function refuseOutside(root: string, folder: string, displayPath: string, needsStorage: boolean): void {
  const names = namesBelow(root, folder, path);
  if (names && (names.length > 0 || !needsStorage)) return;
  throw new UserError(
    EXIT.usage,
    names
      ? `The storage for the files of ${displayPath} would be the document root ${root} itself, but Label Studio serves only subfolders of it.`
      : `The files of ${displayPath} are outside the document root ${root}, so Label Studio cannot serve them.`,
    `Use this root: --document-root ${quotePathForShell(fittingRoot(root, folder, path))}`,
  );
}
