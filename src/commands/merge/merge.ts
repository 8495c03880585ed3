import { writeFileSync } from 'node:fs';
import type { Run } from '../../context.ts';
import { EXIT, UserError } from '../../errors.ts';
import { fileDestination, type LocalDestination, refuseExistingOutput } from '../../output/destination.ts';
import { goesToStdout } from '../../output/goes-to-stdout.ts';
import { endless } from '../../output/limits.ts';
import { createListFiles, type ListFiles } from '../../output/list-files.ts';
import { createOutputs } from '../../output/outputs.ts';
import { stageFile, writing } from '../../project/staging.ts';
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
  const destination: LocalDestination =
    output === undefined || goesToStdout(output) ? { kind: 'stdout' } : fileDestination(output, context);
  refuseExistingOutput(destination, force);
  const { shards, total } = await findWhole(options.manifests, run);
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
  const outputs = createOutputs(destination, context, () => {
    throw new Error('There is no limit to a merged file.');
  });
  const files = createListFiles(layoutOf(total), endless, outputs);
  try {
    await copyTasks(shards, total.ids, files, context);
    files.close();
    context.signal.throwIfAborted();
    if (destination.kind !== 'stdout')
      await publishManifest(total, destination.path, destination.displayPath, outputs.nameOf(1), run);
    await outputs.publish(force);
    return outcomeOf(total, destination.kind === 'stdout' ? undefined : destination.displayPath, run);
  } finally {
    files.abandon();
    outputs.remove();
  }
}

/** For a proof alone. */
const nowhere: Pick<ListFiles, 'addLines'> = {
  addLines(lines) {
    lines.length = 0;
  },
};

async function publishManifest(
  total: Omit<Manifest, 'output'>,
  path: string,
  displayPath: string,
  made: string,
  { context }: Run,
): Promise<void> {
  const staged = stageFile(manifestOf(path), manifestOf(displayPath));
  try {
    const output = await hashFile(made, path.replace(/^.*[/\\]/s, ''));
    writing(
      manifestOf(displayPath),
      () => writeFileSync(staged.path, printManifest({ ...total, output })),
      'file',
    );
    await staged.publish(true);
  } finally {
    const left = staged.remove();
    if (left !== undefined) context.reporter.note(left);
  }
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
        ? `All ${countOf(merged, 'shard')} are there and of one whole: ${countOf(written, 'task')} (${since(run)}).`
        : `Merged ${countOf(merged, 'shard')} to ${output}: ${countOf(written, 'task')} in ${since(run)}.`,
      ...(rejected > 0 ? [`  rejected: ${countOf(rejected, 'task')}`] : []),
      ...Object.entries(skipped).map(([what, count]) => `  skipped (${what}): ${count}`),
      ...(Object.keys(findings).length > 0 ? [`  found: ${listFindings(findings)}`] : []),
    ],
  };
}
