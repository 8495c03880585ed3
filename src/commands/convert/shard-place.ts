import { existsSync } from 'node:fs';
import type { Context } from '../../context.ts';
import { besideFile, besideObject, type FileBeside } from '../../output/file-beside.ts';
import type { ObjectOutput } from '../../output/object-output.ts';
import { manifestOf, readManifest } from '../../shards/manifest.ts';
import { type FoundManifest, manifestFinder } from '../merge/find-shard.ts';

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
    beside: (end) => besideFile({ path, displayPath }, end),
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
  return {
    name: key.slice(key.lastIndexOf('/') + 1),
    displayPath,
    beside: (end) => besideObject(output, end, context),
    async find() {
      const isThere = (await store.head(key)) && (await store.head(manifestOf(key)));
      return isThere ? manifestFinder(context)(manifestOf(displayPath)) : undefined;
    },
  };
}
