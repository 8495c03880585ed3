import { setMaxListeners } from 'node:events';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Context } from '../context.ts';
import { EXIT, UserError } from '../errors.ts';
import { readImageSize } from '../media/read-image-size.ts';
import { writing } from '../project/staging.ts';
import { quotePathForShell } from '../quote-shell.ts';
import { linesOf } from '../readers/folder/listing.ts';
import { download } from './listing/download.ts';
import type { StoreInput } from './store-input.ts';

/** How much of an object is copied: all of it, of an image as much as its size stands in, or nothing but the name. */
export type Share = 'all' | 'head' | 'name' | 'none';

/** Copies that are made at a time. */
const AT_ONCE = 12;

/** Bytes that the size of an image is looked for in. */
const reaches = [1 << 16, 1 << 20];

/** Whether a path below the prefix can be one of a file here. */
export function isFilePath(path: string): boolean {
  return path.split('/').every((name) => name !== '' && name !== '.' && name !== '..');
}

/** Copies what is wanted of the objects below the prefix, each under its path. */
export async function copyObjects(
  input: StoreInput,
  shareOf: (path: string) => Share,
  context: Pick<Context, 'signal' | 'progress'>,
): Promise<void> {
  const paths = linesOf(input.list!.paths);
  let copied = 0;
  // Each request listens to it in several places, and Node warns of more than 10.
  setMaxListeners(0, context.signal);
  const work = async () => {
    for (const path of paths) {
      const share = shareOf(path);
      if (share === 'none' || !isFilePath(path)) continue;
      try {
        await copyObject(input, path, share, context.signal);
      } catch (error) {
        throw alsoFolder(input, path) ?? error;
      }
      context.progress.say(`${++copied} objects read`);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    paths.return(undefined);
  }
}

async function copyObject(
  { store, prefix, root }: StoreInput,
  path: string,
  share: Exclude<Share, 'none'>,
  signal: AbortSignal,
): Promise<void> {
  const key = prefix + path;
  const to = `${root}/${path}`;
  const address = store.linkStart + key;
  if (share === 'name') {
    writing(to, () => writeEmpty(to), 'file');
    return;
  }
  if (share === 'all') {
    await download(store, key, to, { address, signal });
    return;
  }
  for (const most of reaches) {
    const length = await download(store, key, to, { address, most, signal });
    if (length < most || !('problem' in readImageSize(to))) return;
  }
}

/** What is wrong when a key is that of an object and, before a slash, of others too: no file can also be a folder. */
function alsoFolder({ store, prefix, root }: StoreInput, path: string): UserError | undefined {
  const parts = path.split('/');
  for (let length = 1; length <= parts.length; length++) {
    const start = parts.slice(0, length).join('/');
    const stat = statSync(`${root}/${start}`, { throwIfNoEntry: false });
    if (!stat || stat.isDirectory() === length < parts.length) continue;
    const address = store.linkStart + prefix + start;
    return new UserError(
      EXIT.unreadable,
      `${address} is an object, and so are keys below ${address}/, which cannot both be read.`,
      `Choose with --exclude ${quotePathForShell(`${start}/*`)}, or copy one of them to another key.`,
    );
  }
  return undefined;
}

function writeEmpty(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
}
