import { writeFileSync } from 'node:fs';
import type { Context, Run } from '../../context.ts';
import { EXIT, UserError } from '../../errors.ts';
import { fileDestination, type LocalDestination, refuseExistingOutput } from '../../output/destination.ts';
import { besideFile, besideObject, type FileBeside } from '../../output/file-beside.ts';
import { goesToStdout } from '../../output/goes-to-stdout.ts';
import { endless } from '../../output/limits.ts';
import { createListFiles, type ListFiles } from '../../output/list-files.ts';
import { createObjectOutputs, findObjectOutput, type ObjectOutput } from '../../output/object-output.ts';
import { noteOtherEnding } from '../../output/other-ending.ts';
import { createOutputs } from '../../output/outputs.ts';
import { publishTogether } from '../../output/publish-together.ts';
import { writing } from '../../project/staging.ts';
import { countOf } from '../../report/format.ts';
import type { Outcome } from '../../report/reporter.ts';
import { hashFile, type Manifest, manifestOf, printManifest } from '../../shards/manifest.ts';
import { since } from '../outcome/summary.ts';
import { copyTasks } from './copy-tasks.ts';
import { findWhole, layoutOf } from './find-whole.ts';
import type { MergeOptions } from './options.ts';

/** `lsimport merge`: the shards of an input, proven to be all of it, as the file that one run would have made. */
export async function runMerge(options: MergeOptions, run: Run): Promise<Outcome> {
  const { context } = run;
  const { output, force = false } = options;
  if (output === '' || /[\\/]$/.test(output ?? ''))
    throw new UserError(
      EXIT.usage,
      `The output ${JSON.stringify(output)} is not a file.`,
      'Use a file: -o tasks.jsonl',
    );
  const destination = await destinationOf(output, force, context);
  const { shards, total } = await findWhole(options.manifests, run);
  noteOtherEnding(output, total.form === 'jsonl' ? 'lines' : 'list', context.reporter.note);
  if (options.strict && Object.keys(total.findings).length > 0) {
    throw new UserError(
      EXIT.refused,
      `The shards have findings: ${listFindings(total.findings)}.`,
      'Run lsimport check on the input to see them, or omit --strict.',
    );
  }
  if (output === undefined) {
    await copyTasks(shards, total.ids, nowhere, context);
    return outcomeOf(total, undefined, run);
  }
  const nextFile = () => {
    throw new Error('There is no limit to a merged file.');
  };
  const outputs =
    destination.kind === 'object'
      ? createObjectOutputs(destination, context, nextFile)
      : createOutputs(destination, context, nextFile);
  const files = createListFiles(layoutOf(total), endless, outputs);
  let manifest: FileBeside | undefined;
  try {
    await copyTasks(shards, total.ids, files, context);
    files.close();
    context.signal.throwIfAborted();
    if (destination.kind === 'stdout') {
      await outputs.publish(force);
      return outcomeOf(total, undefined, run);
    }
    await outputs.finish?.();
    manifest = await makeManifest(total, destination, outputs.nameOf(1), context);
    const paths = destination.kind === 'object' ? [] : [destination.path, manifestOf(destination.path)];
    await publishTogether(paths, context, async () => {
      // Another run may have made it meanwhile, and its manifest must stay.
      if (destination.kind !== 'object') refuseExistingOutput(destination, force);
      await manifest!.publish();
      await outputs.publish(force);
    });
    return outcomeOf(total, destination.displayPath, run);
  } finally {
    files.abandon();
    removeBeside(manifest, context);
    outputs.remove();
  }
}

/** For a proof alone. */
const nowhere: Pick<ListFiles, 'addLines'> = {
  addLines(lines) {
    lines.length = 0;
  },
};

async function destinationOf(
  output: string | undefined,
  force: boolean,
  context: Context,
): Promise<LocalDestination | ObjectOutput> {
  const object = await findObjectOutput(output, force, 'merge', context);
  if (object) return object;
  const destination: LocalDestination =
    output === undefined || goesToStdout(output) ? { kind: 'stdout' } : fileDestination(output, context);
  refuseExistingOutput(destination, force);
  return destination;
}

/** Writes the manifest of the whole, which will be beside its output, of which `made` is the file so far. */
async function makeManifest(
  total: Omit<Manifest, 'output'>,
  destination: Exclude<LocalDestination, { kind: 'stdout' }> | ObjectOutput,
  made: string,
  context: Context,
): Promise<FileBeside> {
  const isObject = destination.kind === 'object';
  const name = (isObject ? destination.key : destination.path).replace(isObject ? /^.*\//s : /^.*[/\\]/s, '');
  const end = manifestOf('');
  const beside: FileBeside = isObject
    ? besideObject(destination, end, context)
    : besideFile(destination, end);
  try {
    const output = await hashFile(made, name);
    writing(
      beside.displayPath,
      () => writeFileSync(beside.path, printManifest({ ...total, output })),
      'file',
    );
    return beside;
  } catch (error) {
    removeBeside(beside, context);
    throw error;
  }
}

/** Removes what was not published. */
function removeBeside(file: FileBeside | undefined, { reporter }: Context): void {
  const left = file?.remove();
  if (left !== undefined) reporter.note(left);
}

function listFindings(findings: Record<string, number>): string {
  return Object.entries(findings)
    .map(([code, count]) => `${code} ${count}`)
    .join(', ');
}

function outcomeOf(
  { merged = 0, tasks, written, rejected, findings, skipped }: Omit<Manifest, 'output'>,
  output: string | undefined,
  run: Run,
): Outcome {
  return {
    exitCode: EXIT.done,
    tasks,
    details: {
      ...(output !== undefined && { output }),
      shards: merged,
      written,
      rejected,
      findings,
      skipped,
    },
    summary: [
      output === undefined
        ? `All ${countOf(merged, 'shard')} match: ${countOf(written, 'task')} (${since(run)}).`
        : `Merged ${countOf(merged, 'shard')} to ${output}: ${countOf(written, 'task')} in ${since(run)}.`,
      ...(rejected > 0 ? [`  rejected: ${countOf(rejected, 'task')}`] : []),
      ...Object.entries(skipped).map(([what, count]) => `  skipped (${what}): ${count}`),
      ...(Object.keys(findings).length > 0 ? [`  found: ${listFindings(findings)}`] : []),
    ],
  };
}
