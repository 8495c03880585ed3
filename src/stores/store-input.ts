import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Context } from '../context.ts';
import { discard } from '../project/hidden-folder.ts';
import { writing } from '../project/staging.ts';
import { makeTemporaryFolder } from '../project/temporary-folder.ts';
import { parseAddress, type StoreAddress } from './address.ts';
import type { ObjectList } from './listing/list-objects.ts';
import { openStore } from './open-store.ts';
import type { ObjectHead, Store } from './store.ts';

/** An input in a store. What lsimport reads of it is copied to a folder of this machine, under the same paths. */
export interface StoreInput {
  address: StoreAddress;
  store: Store;
  /** Objects are at `prefix` and their path. */
  prefix: string;
  /** A temporary folder of this run, and the one in it with the copies. */
  folder: string;
  root: string;
  /** The input as a single object: what the store says of it, and its copy. */
  object?: { head: ObjectHead; key: string; copy: string };
  /** What is below the prefix, when that is the input. */
  list?: ObjectList;
  /** Whether what its format reads of it is there. */
  isCopied?: true;
  /** The first paths of it, when its format is to be found out. */
  sample?: readonly string[];
}

/** Looks whether an address is that of an object, or of a prefix with perhaps many. */
export async function findInStore(text: string, context: Context): Promise<StoreInput> {
  const address = parseAddress(text);
  const { key } = address;
  const store = await openStore(address, context);
  context.atEnd(() => store.close());
  const isPrefix = address.kind !== 'https' && (key === '' || key.endsWith('/'));
  const found = isPrefix ? undefined : await store.head(key);
  const head = found?.size === 0 && (await isFolderMark(store, address)) ? undefined : found;
  const prefix = head ? key.slice(0, key.lastIndexOf('/') + 1) : isPrefix ? key : `${key}/`;
  const folder = makeTemporaryFolder();
  context.atEnd(() => void discard(folder));
  const root = join(folder, 'copies', folderName(prefix, address));
  writing(folder, () => mkdirSync(root, { recursive: true }), 'file');
  const object = head && { head, key, copy: join(root, '.input') };
  return { address, store, prefix, folder, root, ...(object && { object }) };
}

/** Whether an empty object stands for a folder: there are others below it. */
async function isFolderMark(store: Store, { kind, key }: StoreAddress): Promise<boolean> {
  if (kind === 'https') return false;
  for await (const page of store.list(`${key}/`)) if (page.length > 0) return true;
  return false;
}

/** The copies lie in a folder that is called like theirs, as its name may become a label. */
function folderName(prefix: string, { bucket }: StoreAddress): string {
  const name = basename(prefix) || bucket;
  return /^\.{0,2}$|[\u0000-\u001f\\:]/.test(name) || name.length > 80 ? 'objects' : name;
}
