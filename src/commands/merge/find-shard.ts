import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { EXIT, UserError } from '../../errors.ts';
import { discard } from '../../project/hidden-folder.ts';
import { makeTemporaryFolder } from '../../project/temporary-folder.ts';
import { resolvePath } from '../../resolve-path.ts';
import { type Manifest, readManifest } from '../../shards/manifest.ts';
import { isStoreAddress, parseAddress } from '../../stores/address.ts';
import { isRedisAddress } from '../../stores/redis/redis-address.ts';
import type { Store } from '../../stores/store.ts';
import { withoutSecrets } from '../../without-secrets.ts';

/** A manifest, and where the files are that it tells of. */
export interface FoundManifest {
  manifest: Manifest;
  /** The manifest on this machine, which may be a copy; the files that it tells of are beside it. */
  path: string;
  /** What the user typed. */
  displayPath: string;
  /** Brings the files of a manifest in a store to this machine. */
  fetch?: () => Promise<void>;
}

/** Finds manifests by paths and addresses; each bucket is opened once. */
export function manifestFinder(context: Context): (displayPath: string) => Promise<FoundManifest> {
  const stores = new Map<string, Promise<Store>>();
  let folder: string | undefined;
  let copies = 0;
  return async (displayPath) => {
    if (isRedisAddress(displayPath) || /^https?:/i.test(displayPath)) {
      throw new UserError(
        EXIT.usage,
        `${withoutSecrets(displayPath)} is neither a file nor an object of a bucket.`,
        'Name manifests in a folder, or in a bucket such as s3://bucket/part-0-of-8.jsonl.manifest.json',
      );
    }
    if (!isStoreAddress(displayPath)) {
      const path = resolvePath(context, displayPath);
      return { manifest: readManifest(path, displayPath), path, displayPath };
    }
    const address = parseAddress(displayPath);
    const bucket = displayPath.slice(0, displayPath.length - address.key.length);
    const opened = stores.get(bucket) ?? openOne(displayPath, context);
    stores.set(bucket, opened);
    const store = await opened;
    if (folder === undefined) {
      const made = makeTemporaryFolder();
      context.atEnd(() => void discard(made));
      folder = made;
    }
    return findObject(store, address.key, join(folder, String(copies++)), displayPath, context);
  };
}

async function openOne(displayPath: string, context: Context): Promise<Store> {
  const { openStore } = await import('../../stores/open-store.ts');
  const store = await openStore(parseAddress(displayPath), context);
  context.atEnd(() => store.close());
  return store;
}

/** Copies the manifest at a key into a folder of its own. */
async function findObject(
  store: Store,
  key: string,
  folder: string,
  displayPath: string,
  { signal, progress }: Context,
): Promise<FoundManifest> {
  const { download } = await import('../../stores/listing/download.ts');
  const start = key.slice(0, key.lastIndexOf('/') + 1);
  const bring = async (file: string): Promise<string> => {
    const address = displayPath.slice(0, displayPath.lastIndexOf('/') + 1) + file;
    const known = await store.head(start + file);
    if (!known) throw new UserError(EXIT.unreadable, `There is no object ${address}.`, 'Check the address.');
    const to = join(folder, file);
    progress.say(`reading ${address}`);
    await download(store, start + file, to, { known, address, signal });
    return to;
  };
  const path = await bring(key.slice(start.length));
  const manifest = readManifest(path, displayPath);
  return {
    manifest,
    path,
    displayPath,
    async fetch() {
      await bring(manifest.output.file);
      if (manifest.order) await bring(manifest.order.file);
    },
  };
}
