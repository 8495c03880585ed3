import { dirname, join } from 'node:path';
import type { Run } from '../../context.ts';
import { EXIT, UserError } from '../../errors.ts';
import { endless } from '../../output/limits.ts';
import { createListFiles } from '../../output/list-files.ts';
import { countOf } from '../../report/format.ts';
import { fileBeside } from '../../shards/file-beside.ts';
import { isIntact, type Manifest } from '../../shards/manifest.ts';
import { copyTasks } from '../merge/copy-tasks.ts';
import { type FoundManifest, manifestFinder } from '../merge/find-shard.ts';
import { findWhole, layoutOf } from '../merge/find-whole.ts';
import type { PushOptions } from './options.ts';

/** What several shards are called in findings, whose lines are those of the file that merge would write. */
const MERGED = '<merged shards>';

const END = '.manifest.json';

/** The inputs that were named, as one. Throws a UserError for several that are not manifests. */
export function takeInputs(options: PushOptions): PushOptions {
  const { inputs = [], inputPath } = options;
  const all = inputPath === undefined || inputs.includes(inputPath) ? inputs : [...inputs, inputPath];
  if (all.length === 0) return options;
  if (all.length === 1) return { ...options, inputs: all, inputPath: all[0]! };
  const other = all.find((name) => !name.endsWith(END));
  if (other === undefined) return { ...options, inputs: all, inputPath: MERGED };
  throw new UserError(
    EXIT.usage,
    `${countOf(all.length, 'input')} given, and ${other} is not a manifest of convert --shard.`,
    'Push one input at a time, or name the manifests (.manifest.json) of all shards.',
  );
}

/**
 * Takes the manifests of all shards, or the one that merge wrote, as the tasks that they tell of: each as it is, in the order and with the ids
 * of one run, after the proof that nothing is missing or was changed. Other inputs stay as they are.
 */
export async function readShards(options: PushOptions, folder: string, run: Run): Promise<PushOptions> {
  const { inputs = [], inputFormat } = options;
  const [name = ''] = inputs;
  const alone = inputs.length === 1 ? await manifestOrData(name, run) : undefined;
  if (inputs.length <= 1 && alone === undefined) return options;
  if (inputFormat !== undefined) {
    throw new UserError(
      EXIT.usage,
      `--input-format does not apply to ${options.inputPath}, as manifests say what is in their files.`,
      'Remove it.',
    );
  }
  if (alone && !alone.manifest.shard) return wholeAsInput(alone, options);
  const { shards, total } = await findWhole(inputs, run);
  const path = join(folder, 'merged');
  const files = createListFiles(layoutOf(total), endless, {
    nameOf: () => path,
    displayPath: 'a temporary file',
  });
  try {
    await copyTasks(shards, total.ids, files, run.context);
    files.close();
  } finally {
    files.abandon();
  }
  return { ...options, inputPath: MERGED, readFrom: path, inputFormat: formatOf(total) };
}

/** A file whose name is that of a manifest may be data all the same. */
async function manifestOrData(name: string, { context }: Run): Promise<FoundManifest | undefined> {
  if (!name.endsWith(END) || /^(?:https?|rediss?):/i.test(name)) return undefined;
  try {
    return await manifestFinder(context)(name);
  } catch (error) {
    if (error instanceof UserError && error.exitCode === EXIT.refused) return undefined;
    throw error;
  }
}

async function wholeAsInput(
  { manifest, path, displayPath, fetch }: FoundManifest,
  options: PushOptions,
): Promise<PushOptions> {
  const file = fileBeside(displayPath, manifest.output.file);
  await fetch?.();
  if (await isIntact(manifest, path)) {
    const copy = fetch && { readFrom: join(dirname(path), manifest.output.file) };
    return { ...options, ...copy, inputPath: file, inputFormat: formatOf(manifest) };
  }
  throw new UserError(
    EXIT.refused,
    `${file} is not what its manifest says.`,
    'Merge the shards again, with --force, or name the manifests of the shards.',
  );
}

function formatOf({ form }: Pick<Manifest, 'form'>): string {
  return form === 'jsonl' ? 'jsonl' : 'json';
}
