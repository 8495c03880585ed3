import type { Run } from '../../context.ts';
import { EXIT, UserError } from '../../errors.ts';
import { greatest } from '../../lists.ts';
import { layouts } from '../../output/list-files.ts';
import { countOf } from '../../report/format.ts';
import type { Manifest } from '../../shards/manifest.ts';
import { type FoundManifest, manifestFinder } from './find-shard.ts';
import { proveWhole, type ShardFile } from './prove-whole.ts';

/** All shards of an input in their order, and what the manifest of the whole says but for its output. */
export interface Whole {
  shards: ShardFile[];
  total: Omit<Manifest, 'output'>;
}

/** Reads the manifests of all shards. Throws a UserError unless they are of one whole, which has tasks. */
export async function findWhole(manifests: readonly string[], { context }: Run): Promise<Whole> {
  const find = manifestFinder(context);
  const found: FoundManifest[] = [];
  for (const displayPath of manifests) found.push(await find(displayPath));
  const shards = proveWhole(found);
  const total = totalOf(shards);
  if (total.tasks === 0) {
    throw new UserError(
      EXIT.refused,
      `No tasks found in ${total.input.path}: all ${countOf(shards.length, 'shard')} are empty.`,
      'Check the input path and --input-format.',
    );
  }
  for (const { fetch } of shards) await fetch?.();
  return { shards, total };
}

/** How the tasks stand in the file of the whole. */
export function layoutOf({ form }: Pick<Manifest, 'form'>): (typeof layouts)[keyof typeof layouts] {
  return layouts[form === 'jsonl' ? 'lines' : 'list'];
}

/** The manifest of the whole, but for its output. */
function totalOf(shards: readonly ShardFile[]): Omit<Manifest, 'output'> {
  const [first] = shards;
  const { shard: _, order: __, output: ___, ...same } = first!.manifest;
  const sum = (countIn: (manifest: Manifest) => number) =>
    shards.reduce((total, { manifest }) => total + countIn(manifest), 0);
  const { input } = same;
  return {
    ...same,
    merged: shards.length,
    input: input.kind === 'lines' ? { ...input, start: 0, end: input.size } : input,
    tasks: sum(({ tasks }) => tasks),
    written: sum(({ written }) => written),
    rejected: sum(({ rejected }) => rejected),
    ids: {
      first: same.ids.first,
      kept: sum(({ ids }) => ids.kept),
      counted: sum(({ ids }) => ids.counted),
      greatest: greatest(shards.map(({ manifest }) => manifest.ids.greatest)),
    },
    findings: sumByName(shards.map(({ manifest }) => manifest.findings)),
    skipped: sumByName(shards.map(({ manifest }) => manifest.skipped)),
  };
}

function sumByName(all: readonly Record<string, number>[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const counts of all) {
    for (const [name, count] of Object.entries(counts)) sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}
