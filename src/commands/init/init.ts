import { isAbsolute, join, resolve } from 'node:path';
import { refuseWrongUsage } from '../../cli/usage.ts';
import type { Run } from '../../context.ts';
import { EXIT } from '../../errors.ts';
import type { Serving } from '../../links/serving.ts';
import { publishTogether } from '../../output/publish-together.ts';
import { offsetsOfProject } from '../../plan/choose-offsets.ts';
import { type StagedConfig, stageConfigFile } from '../../plan/config/write-config.ts';
import { type Prepared, prepare } from '../../plan/prepare.ts';
import { type Profile, profileOf } from '../../profile.ts';
import { applySettings } from '../../project/config-json.ts';
import { labelConfigFile } from '../../project/label-config-file.ts';
import { clearLeftovers } from '../../project/leftovers.ts';
import { leavingEntries, publish } from '../../project/publish.ts';
import { refuseExisting } from '../../project/refuse-existing.ts';
import { createStaging, writing, writingAsync } from '../../project/staging.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import { countOf } from '../../report/format.ts';
import type { Outcome } from '../../report/reporter.ts';
import { resolvePath } from '../../resolve-path.ts';
import type { Totals } from '../../tasks/totals.ts';
import { isRefused } from '../outcome/is-refused.ts';
import { refusal } from '../outcome/refusal.ts';
import { countFindings, listNotIn1x, listSkipped, listSpans, since } from '../outcome/summary.ts';
import { loadConfig } from './load-config.ts';
import { localFilesNote } from './local-files-note.ts';
import { hasNoData, noDataNote } from './no-data.ts';
import type { InitOptions } from './options.ts';
import { settingsOf } from './project-settings.ts';
import {
  initRules,
  optionsWithoutUse,
  refuseAddressAsProject,
  refuseDataAsProject,
  refuseInputAsProject,
} from './usage.ts';
import { writeProject } from './write-project.ts';

/** `lsimport init`: options, label config, import with its checks, project folder, one rename. */
export async function runInit(given: InitOptions, run: Run): Promise<Outcome> {
  const { context } = run;
  const profile = profileOf(given);
  refuseWrongUsage(initRules, given);
  refuseAddressAsProject(given);
  refuseDataAsProject(given, context);
  const unused = optionsWithoutUse(given);
  if (unused.length > 0) {
    context.reporter.note(
      `init ignores ${unused.join(', ')}, ${unused.length === 1 ? 'which is' : 'which are'} for label-studio start.`,
    );
  }
  const folder = given.project ?? 'my-project';
  const displayPath = isAbsolute(folder) ? folder : join(given.rootDir, folder);
  const project = resolve(resolvePath(context, given.rootDir), folder);
  // A run that was killed may have left an old project elsewhere, or a new one half in place.
  if (!given.dryRun) writing(displayPath, () => clearLeftovers(project, context.reporter.note));
  refuseExisting(project, displayPath, given.force ?? false);

  const { config, options } = loadConfig(given, profile, context);
  refuseInputAsProject(options, project, displayPath, context);
  const withoutData = hasNoData(options, config)
    ? noDataNote(project, displayPath, options.force)
    : undefined;
  applySettings(config, settingsOf(project, options, profile, context));
  const prepared = await prepare(options, run);
  if (isRefused(run.log, undefined, prepared, options))
    return refusal('No project', undefined, prepared, run);

  const staging = given.dryRun ? undefined : createStaging(project, displayPath);
  let configFile: StagedConfig | undefined;
  try {
    const totals = await writeProject(staging?.path, config, prepared, options, run);
    if (isRefused(run.log, totals, prepared, options)) return refusal('No project', totals, prepared, run);
    context.signal.throwIfAborted();
    const serving = prepared.serving?.();
    if (withoutData !== undefined) context.reporter.note(withoutData);
    if (!staging) return dryRun(displayPath, totals, prepared, serving, options, run);
    // What was not there when this run began is another's, and nobody asked to replace that.
    const force = options.force === true && !staging.isFirst;
    refuseExisting(project, displayPath, force);
    configFile = await stageConfigFile(options, prepared.loaded, context);
    let kept: string | undefined;
    // Runs that share only the project have nothing to mix up, and the later one gives way. So they meet at the label config: beside a project
    // that is replaced, writing may be forbidden.
    await publishTogether([configFile?.path, project], context, async () => {
      kept = await writingAsync(displayPath, () => publish(staging, project, leavingEntries(project, force)));
      await configFile?.publish('The project is written');
    });
    const note = localFilesNote(config, prepared, displayPath);
    if (note) context.reporter.note(note);
    return success(displayPath, totals, prepared, serving, { kept }, options, run);
  } finally {
    configFile?.remove();
    const left = staging?.remove();
    if (left !== undefined) context.reporter.note(left);
  }
}

/** What a run came to that only lacks the publishing; the label config is its data. */
function dryRun(
  displayPath: string,
  totals: Totals | undefined,
  prepared: Prepared,
  serving: Serving | undefined,
  options: InitOptions,
  run: Run,
): Outcome {
  const labelConfig = Buffer.from(labelConfigFile(prepared.loaded.bytes)).toString();
  if (!options.json) run.context.stdout.write(labelConfig.endsWith('\n') ? labelConfig : `${labelConfig}\n`);
  const { details, summary, ...outcome } = success(
    displayPath,
    totals,
    prepared,
    serving,
    undefined,
    options,
    run,
  );
  const [, ...counts] = summary.slice(0, -2);
  return {
    ...outcome,
    details: { ...details, dryRun: true, labelConfig },
    summary: [
      `Dry run: nothing was written. The project ${displayPath} would have ${countOf(totals?.written ?? 0, 'task')} (${since(run)}).`,
      ...counts,
    ],
  };
}

function success(
  displayPath: string,
  totals: Totals | undefined,
  { profile, loaded, storage }: Prepared,
  serving: Serving | undefined,
  /** Undefined when nothing was written: then there is no file to look at. */
  published: { kept: string | undefined } | undefined,
  options: InitOptions,
  run: Run,
): Outcome {
  const kept = published?.kept;
  const where = published ? `, see ${join(displayPath, 'rejected.jsonl')}` : '';
  const written = totals?.written ?? 0;
  const rejected = totals?.rejected ?? 0;
  const found = countFindings(run.log);
  const source = options.source ? undefined : storage?.();
  return {
    exitCode: EXIT.done,
    tasks: totals?.tasks ?? 0,
    configFile: loaded.file,
    details: {
      project: displayPath,
      written,
      rejected,
      skipped: Object.fromEntries(totals?.skipped ?? []),
      ...(totals && { notIn1x: totals.notIn1x, spans: totals.spans }),
      ...(kept && { completionsKept: kept }),
      ...(serving && { localFiles: { environment: serving.environment, storage: serving.storage } }),
      ...(source && { source }),
    },
    summary: [
      `Created project ${displayPath} with ${countOf(written, 'task')} in ${since(run)}.`,
      ...(rejected > 0 ? [`  rejected: ${countOf(rejected, 'task')}${where}`] : []),
      ...(totals ? listSkipped(totals) : []),
      ...(totals ? listNotIn1x(totals.notIn1x) : []),
      ...(totals ? listSpans(totals.spans, offsetsOfProject(options, profile).to, 'init') : []),
      ...(found ? [`  found: ${found}`] : []),
      ...(kept ? [`  moved aside: the completions of the old project, to ${kept}`] : []),
      ...(serving?.lines ?? []),
      ...(source
        ? [`  storage, for which Label Studio needs its own credentials: ${source.type} ${source.path}`]
        : []),
      'Next:',
      { paste: startCommand(displayPath, profile) },
    ],
  };
}

/**
 * The command that opens a project. Label Studio 1.x needs both names: it ends at a data folder without its default user when one of them is
 * missing (1.23.2), and an account that exists keeps its password. With both, 0.9 asks for them in the browser, which nobody wants of it.
 */
function startCommand(displayPath: string, { opensIn1x }: Profile): string {
  const account = opensIn1x ? ' --username you@example.com --password ...' : '';
  return `label-studio start ${quotePathForShell(displayPath)}${account}`;
}
