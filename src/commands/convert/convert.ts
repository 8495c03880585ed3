import { refuseWrongUsage } from '../../cli/usage.ts';
import type { Context, Run } from '../../context.ts';
import { EXIT } from '../../errors.ts';
import type { Serving } from '../../links/serving.ts';
import {
  chooseDestination,
  type Destination,
  type LocalDestination,
  refuseExistingOutput,
} from '../../output/destination.ts';
import { endless } from '../../output/limits.ts';
import { createListFiles, layouts } from '../../output/list-files.ts';
import { createListSink } from '../../output/list-sink.ts';
import {
  createObjectOutputs,
  findObjectOutput,
  type ObjectOutput,
  refuseExistingObject,
} from '../../output/object-output.ts';
import { isNamedForLines, noteOtherEnding } from '../../output/other-ending.ts';
import { createOutputs } from '../../output/outputs.ts';
import { publishTogether } from '../../output/publish-together.ts';
import { createRejectedOutput } from '../../output/rejected-output.ts';
import { offsetsOfForm } from '../../plan/choose-offsets.ts';
import { type StagedConfig, stageConfigFile } from '../../plan/config/write-config.ts';
import { forTarget } from '../../plan/for-target.ts';
import { type Prepared, prepare } from '../../plan/prepare.ts';
import type { OffsetRules } from '../../regions/plan-offsets.ts';
import { countOf } from '../../report/format.ts';
import type { Outcome } from '../../report/reporter.ts';
import { manifestOf } from '../../shards/manifest.ts';
import { addSkipped, type Totals } from '../../tasks/totals.ts';
import { isRefused } from '../outcome/is-refused.ts';
import { refusal } from '../outcome/refusal.ts';
import { runImport } from '../outcome/run-import.ts';
import { countFindings, listSkipped, listSpans, since } from '../outcome/summary.ts';
import { convertProject, projectToConvert } from './convert-project.ts';
import type { ConvertOptions } from './options.ts';
import { createShardOutput, isFinished, nameShard, watching } from './shard-output.ts';
import { bucketPlace, folderPlace, type ShardPlace } from './shard-place.ts';
import { convertRules } from './usage.ts';

/** `lsimport convert`: the import of `init` without a project. Nothing appears before all tasks are checked, also in a pipe. */
export async function runConvert(given: ConvertOptions, run: Run): Promise<Outcome> {
  const { log, context } = run;
  refuseWrongUsage(convertRules, given);
  const project = projectToConvert(given, run);
  if (project !== undefined) return convertProject(project, given, run);
  const options = withForm(nameShard(given), context.reporter.note);
  // A shard that is there may be finished.
  const mayBeThere = options.force === true || options.shard !== undefined;
  const object = await findObjectOutput(options.output, mayBeThere, 'convert', context);
  const destination = object ?? chooseDestination(options.output, 'convert', context);
  if (destination.kind !== 'object') refuseExistingOutput(destination, mayBeThere);
  const rejected =
    options.rejected === undefined
      ? undefined
      : createRejectedOutput(options.rejected, options.force ?? false, context);
  const prepared = await prepare(options, run, options.to === 'tasks-1.x' ? '1.x' : undefined);
  if (!prepared.plan || isRefused(log, undefined, prepared, options))
    return refusal('Nothing', undefined, prepared, run);

  const offsets = offsetsOfForm(options.to, options, prepared.profile);
  const nextFile = () => {
    throw new Error('There is no limit to a converted file.');
  };
  const outputs =
    destination.kind === 'object'
      ? createObjectOutputs(destination, context, nextFile)
      : createOutputs(destination, context, nextFile);
  const { plan } = prepared;
  const place = plan.part && placeOf(destination, context);
  const shard =
    plan.part && place
      ? createShardOutput(place, outputs.nameOf(1), plan.part, plan, prepared.loaded, options, context)
      : undefined;
  const layout = options.to === 'jsonl' ? layouts.lines : layouts.list;
  const files = createListFiles(layout, endless, outputs);
  const for1x = options.to === 'tasks-1.x';
  const { keepsMembers } = prepared.profile;
  const kind = for1x ? 'import-1x' : 'lines';
  const sink = createListSink(files, rejected?.file, { kind, keepsMembers, between: layout.between });
  let config: StagedConfig | undefined;
  try {
    const finished = options.force ? undefined : await shard?.finished();
    if (finished) return isFinished(options.output!, finished, run);
    if (destination.kind !== 'object') refuseExistingOutput(destination, options.force ?? false);
    else if (shard && !options.force) await refuseExistingObject(destination);
    const target = for1x ? await forTarget(plan, '1.x', log, 'written') : undefined;
    const restart = () => {
      target?.sink.restart();
      sink.restart();
    };
    const totals = await runImport(
      { ...(target?.plan ?? plan), offsets },
      watching({ ...sink, restart }, shard),
      run,
      shard?.watch.see,
    );
    target?.finish(totals.tasks);
    if (isRefused(log, totals, prepared, options)) return refusal('Nothing', totals, prepared, run);
    const serving = prepared.serving?.();
    files.close();
    context.signal.throwIfAborted();
    await rejected?.finish();
    config = await stageConfigFile(options, prepared.loaded, context);
    await outputs.finish?.();
    await shard?.finish(totals, log);
    const file = destination.kind === 'file' ? destination.path : undefined;
    const manifest = file !== undefined && shard ? manifestOf(file) : undefined;
    const force = options.force ?? false;
    const publishTasks = async () => {
      await shard?.publish();
      await outputs.publish(force);
    };
    // A pipe and a store take as long as they like, for which no other run is to wait.
    if (file === undefined) await publishTasks();
    await publishTogether([file, manifest, config?.path, rejected?.path], context, async () => {
      // Another run may have made it meanwhile, and its manifest must stay.
      if (manifest !== undefined) refuseExistingOutput(destination as LocalDestination, force);
      if (file !== undefined) await publishTasks();
      await rejected?.publish();
      await config?.publish('The tasks are written');
    });
    if (for1x) addSkipped(totals, 'ids', totals.notIn1x.ids);
    for (const [what, count] of totals.notWritten) addSkipped(totals, what, count);
    return success(destination, options, totals, prepared, serving, offsets, run);
  } finally {
    files.abandon();
    rejected?.remove();
    config?.remove();
    shard?.remove();
    outputs.remove();
  }
}

/** The form that the name of the output says, where none is asked for. */
function withForm(options: ConvertOptions, note: (text: string) => void): ConvertOptions {
  const { output, to = isNamedForLines(output) ? 'jsonl' : undefined } = options;
  noteOtherEnding(output, to === 'jsonl' ? 'lines' : 'list', note);
  return to === undefined ? options : { ...options, to };
}

function placeOf(destination: LocalDestination | ObjectOutput, context: Context): ShardPlace | undefined {
  if (destination.kind === 'object') return bucketPlace(destination, context);
  return destination.kind === 'file' ? folderPlace(destination) : undefined;
}

function success(
  destination: Destination,
  { rejected: rejectedFile }: ConvertOptions,
  totals: Totals,
  { loaded }: Prepared,
  serving: Serving | undefined,
  { to }: OffsetRules,
  run: Run,
): Outcome {
  const { tasks, written, rejected, skipped } = totals;
  const output = destination.kind === 'stdout' ? undefined : destination.displayPath;
  const found = countFindings(run.log);
  return {
    exitCode: EXIT.done,
    tasks,
    configFile: loaded.file,
    details: {
      ...(output !== undefined && { output }),
      written,
      rejected,
      skipped: Object.fromEntries(skipped),
      spans: totals.spans,
      ...(serving && { localFiles: { environment: serving.environment, storage: serving.storage } }),
    },
    summary: [
      `Converted ${countOf(written, 'task')}${output === undefined ? '' : ` to ${output}`} in ${since(run)}.`,
      ...(rejected > 0 ? [`  rejected: ${countOf(rejected, 'task')}, see ${rejectedFile}`] : []),
      ...listSkipped(totals),
      ...listSpans(totals.spans, to, 'convert'),
      ...(found ? [`  found: ${found}`] : []),
      ...(serving?.lines ?? []),
    ],
  };
}
