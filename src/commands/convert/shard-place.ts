import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { type ObjectOutput, sendObject } from '../../output/object-output.ts';
import { discard } from '../../project/hidden-folder.ts';
import { stageFile } from '../../project/staging.ts';
import { makeTemporaryFolder } from '../../project/temporary-folder.ts';
import { manifestOf, readManifest } from '../../shards/manifest.ts';
import { type FoundManifest, manifestFinder } from '../merge/find-shard.ts';

/** A file beside the output of a shard. */
export interface FileBeside {
  /** Where to write it. */
  path: string;
  /** Makes it appear, also in the place of another one. */
  publish(): Promise<void>;
  /** Removes what was not published. Returns a sentence if it is still there. */
  remove(): string | undefined;
}

/** Where the output of a shard is, with its manifest beside it. */
export interface ShardPlace {
  /** The name of the output without folders. */
  name: string;
  displayPath: string;
  /** The file beside it whose name has this at its end. */
  beside(end: string): FileBeside;
  /** The manifest that is there; undefined unless the output is there too. */
  find(): Promise<FoundManifest | undefined>;
}

/** A folder of this machine. */
export function folderPlace({ path, displayPath }: { path: string; displayPath: string }): ShardPlace {
  return {
    name: path.replace(/^.*[/\\]/s, ''),
    displayPath,
    beside(end) {
      const { path: staged, publish, remove } = stageFile(path + end, displayPath + end);
      return { path: staged, publish: () => publish(true), remove };
    },
    async find() {
      const file = manifestOf(path);
      if (!existsSync(path) || !existsSync(file)) return undefined;
      const shown = manifestOf(displayPath);
      return { manifest: readManifest(file, shown), path: file, displayPath: shown };
    },
  };
}

/** A bucket. */
export function bucketPlace(output: ObjectOutput, context: Context): ShardPlace {
  const { store, key, displayPath } = output;
  const folder = makeTemporaryFolder();
  context.atEnd(() => void discard(folder));
  return {
    name: key.slice(key.lastIndexOf('/') + 1),
    displayPath,
    beside(end) {
      const path = join(folder, `file${end}`);
      const target = { ...output, key: key + end, displayPath: displayPath + end };
      return { path, publish: () => sendObject(path, target, true), remove: () => undefined };
    },
    async find() {
      const isThere = (await store.head(key)) && (await store.head(manifestOf(key)));
      return isThere ? manifestFinder(context)(manifestOf(displayPath)) : undefined;
    },
  };
}
