import { renameSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { SharedOptions } from '../../cli/options.ts';
import type { Context } from '../../context.ts';
import { reportUnmatched } from '../../formats/folder/report-unmatched.ts';
import type { Importer, StoredFiles } from '../../formats/format.ts';
import { isImage } from '../../formats/media/image-dir.ts';
import { quote } from '../../json/json.ts';
import { foldersListed, linesOf } from '../../readers/folder/listing.ts';
import { readHead } from '../../readers/head.ts';
import { unpack } from '../../readers/spool.ts';
import { addressOf } from '../../stores/address-of.ts';
import { copyObjects, isFilePath, type Share } from '../../stores/copy-objects.ts';
import { download } from '../../stores/listing/download.ts';
import { listObjects } from '../../stores/listing/list-objects.ts';
import { createPathFilter } from '../../stores/listing/path-filter.ts';
import type { StoreInput } from '../../stores/store-input.ts';
import { withKeyFindings } from '../links/media-store.ts';
import { nothingThere } from './nothing-there.ts';

/** Copies the object of an input, unpacked; or lists what is below its prefix. `displayPath` is the address as it was typed. */
export async function openStored(
  store: StoreInput,
  displayPath: string,
  { include = [], exclude = [], inputFormat = 'auto' }: SharedOptions,
  context: Context,
): Promise<{ path: string; isCopy: boolean; store: StoreInput }> {
  const { folder, root, prefix } = store;
  if (store.object) {
    const isPacked = await copyWhole(store, store.object, displayPath, context);
    // What is beside a file on the web is not known.
    return { path: store.object.copy, isCopy: isPacked || store.address.kind === 'https', store };
  }
  const { default: micromatch } = await import('micromatch');
  const filter = createPathFilter(micromatch.matcher, { include, exclude });
  const list = await listObjects(store.store, prefix, filter, folder, context);
  if (list.count === 0) throw nothingThere(store, list, displayPath);
  utimesSync(root, list.newest, list.newest);
  const listed = { ...store, list };
  const sample = inputFormat === 'auto' ? await samplePaths(listed, context) : undefined;
  return { path: root, isCopy: false, store: { ...listed, ...(sample && { sample }) } };
}

/** Returns whether the object was compressed. */
async function copyWhole(
  { store, folder }: StoreInput,
  { head, key, copy }: NonNullable<StoreInput['object']>,
  displayPath: string,
  { signal }: Context,
): Promise<boolean> {
  await download(store, key, copy, { known: head, address: displayPath, signal });
  const start = readHead(copy, displayPath, 2).bytes;
  const isPacked = (start[0] === 0x1f && start[1] === 0x8b) || /\.gz$/i.test(key);
  if (isPacked) {
    const packed = join(folder, 'packed');
    renameSync(copy, packed);
    await unpack(packed, copy, displayPath, signal);
    rmSync(packed);
  }
  utimesSync(copy, head.modified, head.modified);
  return isPacked;
}

/** Endings whose content tells the format of a folder. */
const telling = ['.json', '.xml'];
/** Files that detection looks at, and of which it reads the beginning of those of one ending. */
const LOOKED_AT = 2000;
const HEADS = 5;

/** The first paths below a prefix, for detection. What it may want to look into is copied. */
async function samplePaths(store: StoreInput, context: Context): Promise<string[]> {
  const paths: string[] = [];
  for (const path of linesOf(store.list!.paths)) {
    paths.push(path);
    if (paths.length === LOOKED_AT) break;
  }
  const wanted = new Set(
    telling.flatMap((ending) => paths.filter((path) => path.toLowerCase().endsWith(ending)).slice(0, HEADS)),
  );
  await copyObjects(store, (path) => (wanted.has(path) ? 'all' : 'none'), context);
  return paths;
}

/** Copies what a format reads of the objects below the prefix, or beside the object. */
export async function copyForFormat(
  store: StoreInput,
  importer: Importer,
  { images, audio }: SharedOptions,
  context: Context,
): Promise<void> {
  if (store.isCopied) return;
  store.isCopied = true;
  const { readsOnly } = importer;
  const shareOf = (path: string): Share => {
    if (readsOnly) return readsOnly(path.slice(path.lastIndexOf('/') + 1)) ? 'all' : 'none';
    return isImage(path) ? 'head' : 'all';
  };
  if (store.list) {
    await copyObjects(store, shareOf, context);
    utimesSync(store.root, store.list.newest, store.list.newest);
    return;
  }
  // A file of labels is about the images or sounds beside it.
  const isAbout = (option: 'images' | 'audio') => importer.options?.includes(option) === true;
  if ((images ?? audio) !== undefined || importer.oneTaskAFile || !(isAbout('images') || isAbout('audio')))
    return;
  const { default: micromatch } = await import('micromatch');
  const filter = createPathFilter(micromatch.matcher, { include: [], exclude: [] });
  const list = await listObjects(store.store, store.prefix, filter, store.folder, context);
  const beside = { ...store, list };
  // Of a sound nothing is read, but that it is there.
  const other = isAbout('audio') ? 'name' : 'none';
  await copyObjects(beside, (path) => (isImage(path) ? 'head' : other), context);
}

/** What a format is told of an input in a store. */
export function storedFiles(store: StoreInput, { readsOnly }: Importer): StoredFiles {
  const { list, root } = store;
  return {
    addressOf: (path) => addressOf(store, path),
    ...(list && readsOnly && { folders: () => foldersListed(list.paths, root, readsOnly) }),
  };
}

/** The same importer, which also says what of a store was skipped, and which links will not open. */
export function readingStore(importer: Importer, store: StoreInput): Importer {
  const { list, store: bucket } = store;
  return {
    ...importer,
    *read(input) {
      if (list) {
        for (const [what, count] of list.skipped) input.skip(what, count);
        const unmatched = list.unmatched.map((pattern) => ({ pattern, folder: false }));
        reportUnmatched(input, { unmatched });
        for (const key of oddKeys(store, importer)) {
          input.skip('keys that are not paths', 1);
          input.report(
            { code: 'key-not-a-path', args: { key: quote(key) } },
            { file: bucket.linkStart + key },
          );
        }
      }
      const links = importer.linksFiles?.(input) === true;
      for (const batch of importer.read(input)) {
        yield links ? withKeyFindings(batch, input, bucket.linkStart) : batch;
      }
    },
  };
}

/** Keys that cannot be taken for paths; for a format that reads its files, those that cannot be paths of files here as well. */
function* oddKeys({ list, prefix }: StoreInput, { readsOnly }: Importer): Generator<string> {
  for (const line of linesOf(list!.odd)) yield JSON.parse(line) as string;
  for (const path of linesOf(list!.paths)) {
    const isRead = readsOnly?.(path.slice(path.lastIndexOf('/') + 1)) ?? true;
    if (isRead && !isFilePath(path)) yield prefix + path;
  }
}
