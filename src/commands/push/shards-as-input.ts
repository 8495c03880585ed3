import { join } from 'node:path';
import type { Run } from '../../context.ts';
import { EXIT, UserError } from '../../errors.ts';
import { endless } from '../../output/limits.ts';
import { createListFiles } from '../../output/list-files.ts';
import { countOf } from '../../report/format.ts';
import { resolvePath } from '../../resolve-path.ts';
import { isIntact, type Manifest, readManifest } from '../../shards/manifest.ts';
import { copyTasks } from '../merge/copy-tasks.ts';
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
  const whole = inputs.length === 1 ? manifestOrData(name, run) : undefined;
  if (inputs.length === 1 && whole === undefined) return options;
  if (inputFormat !== undefined) {
    throw new UserError(
      EXIT.usage,
      `--input-format does not apply to ${options.inputPath}, as manifests say what is in their files.`,
      'Remove it.',
    );
  }
  if (whole && !whole.shard) return wholeAsInput(whole, name, options, run);
  const { shards, total } = findWhole(inputs, run);
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
function manifestOrData(name: string, { context }: Run): Manifest | undefined {
  if (!name.endsWith(END)) return undefined;
  try {
    return readManifest(resolvePath(context, name), name);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

async function wholeAsInput(
  whole: Manifest,
  name: string,
  options: PushOptions,
  { context }: Run,
): Promise<PushOptions> {
  const file = name.replace(/[^/\\]*$/, () => whole.output.file);
  if (await isIntact(whole, resolvePath(context, name)))
    return { ...options, inputPath: file, inputFormat: formatOf(whole) };
  throw new UserError(
    EXIT.refused,
    `${file} is not what its manifest says.`,
    'Merge the shards again, with --force, or name the manifests of the shards.',
  );
}

function formatOf({ form }: Pick<Manifest, 'form'>): string {
  return form === 'jsonl' ? 'jsonl' : 'json';
}
