import { join } from 'node:path';
import { checkConfig1x } from '../../checks/server/check-config-1x.ts';
import { checkRefusals1x } from '../../checks/server/config-refusals-1x.ts';
import { createTargetCheck, thenForTarget } from '../../checks/server/server-check.ts';
import type { Run } from '../../context.ts';
import { isError } from '../../diagnostics/is-error.ts';
import { EXIT, UserError } from '../../errors.ts';
import type { ReportAt } from '../../label-config/checks/report-at.ts';
import { readLabelConfig } from '../../label-config/read.ts';
import { chooseDestination, type LocalDestination, refuseExistingOutput } from '../../output/destination.ts';
import { limitsFor } from '../../output/limits.ts';
import { createListFiles, layouts } from '../../output/list-files.ts';
import { noteOtherEnding } from '../../output/other-ending.ts';
import { createOutputs } from '../../output/outputs.ts';
import { placeInConfig } from '../../plan/config/load-label-config.ts';
import { compileProjectChecks } from '../../project/check-task.ts';
import { findProjectSource, type ProjectSource } from '../../project/find-source.ts';
import { readWholeFileIfThere } from '../../readers/regular-file.ts';
import { countOf } from '../../report/format.ts';
import type { Outcome } from '../../report/reporter.ts';
import { resolvePath } from '../../resolve-path.ts';
import { countFindings, listSkipped, listSpans, since } from '../outcome/summary.ts';
import type { ExportCounts } from './export-counts.ts';
import { exportTasks, orderedMode } from './export-tasks.ts';
import { nextStep } from './next-step.ts';
import type { ExportOptions } from './options.ts';

/** `lsimport export`: the tasks of a project folder with all that was done on them, as files that Label Studio 1.x imports. */
export async function runExport(options: ExportOptions, run: Run): Promise<Outcome> {
  const { log, context } = run;
  const { project: displayPath } = options;
  const project = findProjectSource(resolvePath(context, displayPath), displayPath);
  const destination = chooseDestination(options.output, 'export', context);
  if (destination.kind === 'file') noteOtherEnding(destination.displayPath, 'list', context.reporter.note);
  refuseExistingOutput(destination, options.force ?? false);
  const limits = limitsFor(destination, options);
  const outputs = createOutputs(destination, context, () =>
    doesNotFit(destination, limits.tasks, limits.bytes),
  );
  const files = createListFiles(layouts.list, limits, outputs);
  try {
    warnOfConfig(displayPath, run);
    const { modelVersion } = options;
    const target = createTargetCheck('1.x', project.labelConfig, 'written', false);
    const counts = await exportTasks(project, {
      log,
      limits,
      files,
      modelVersion,
      comparesVersions: true,
      context,
      check: thenForTarget(compileProjectChecks(project.labelConfig), target),
    });
    target.finish((finding) => log.add(finding, () => ({ file: project.displayPath })), counts.tasks);
    if (log.errors > 0 || (options.strict && log.warnings > 0)) return refusal(counts, run);
    const made = files.close();
    context.signal.throwIfAborted();
    await outputs.publish(options.force ?? false);
    return success(displayPath, project, destination, counts, made, run);
  } finally {
    files.abandon();
    outputs.remove();
  }
}

/** What is likely a mistake in the label config of a project. An error in it keeps nobody from getting at what was done with it. */
function warnOfConfig(displayPath: string, { log, context }: Run): void {
  const file = join(displayPath, 'config.xml');
  const bytes = readWholeFileIfThere(resolvePath(context, file), file);
  if (!bytes) return;
  const warn: ReportAt = (finding, at) => {
    if (!isError(finding)) log.add(finding, () => placeInConfig({ bytes, file }, at));
  };
  const config = readLabelConfig(bytes, file, warn);
  if (!config) return;
  checkRefusals1x(config, false, warn);
  checkConfig1x(config, warn);
}

function doesNotFit(destination: LocalDestination, tasks: number, bytes: number): never {
  const name = destination.kind === 'stdout' ? 'one list' : 'one file';
  throw new UserError(
    EXIT.usage,
    `The tasks do not fit into ${name} of at most ${countOf(tasks, 'task')} and ${countOf(bytes, 'byte')}.`,
    'Use a folder, such as -o tasks/, which gets as many files as needed, or raise --max-tasks and --max-bytes as far as the server allows.',
  );
}

function refusal({ tasks }: ExportCounts, run: Run): Outcome {
  return {
    exitCode: EXIT.refused,
    tasks,
    details: { written: 0 },
    summary: [
      `Nothing was exported: ${countFindings(run.log)} in ${countOf(tasks, 'task')} (${since(run)}).`,
    ],
  };
}

function success(
  displayPath: string,
  { sampling, target }: ProjectSource,
  destination: LocalDestination,
  counts: ExportCounts,
  files: number,
  run: Run,
): Outcome {
  const { tasks, written, annotations, predictions, skipped, spansConverted } = counts;
  const output = destination.kind === 'stdout' ? undefined : destination.displayPath;
  const into = destination.kind === 'folder' ? `${countOf(files, 'file')} in ${output}` : output;
  const what = [
    countOf(written, 'task'),
    countOf(annotations, 'annotation'),
    countOf(predictions, 'prediction'),
  ];
  const found = countFindings(run.log);
  return {
    exitCode: EXIT.done,
    tasks,
    details: {
      project: displayPath,
      ...(output !== undefined && { output, files }),
      written,
      annotations,
      predictions,
      skipped: Object.fromEntries(skipped),
      spans: { converted: spansConverted },
      sampling,
    },
    summary: [
      `Exported ${what.join(', ')}${into === undefined ? '' : ` to ${into}`} in ${since(run)}.`,
      ...listSkipped(counts),
      ...listSpans({ converted: spansConverted, differing: 0 }, 'code-points', 'export'),
      ...(found ? [`  found: ${found}`] : []),
      ...(target === undefined ? [] : [`  not included: completions saved to the storage ${target}`]),
      `  order: ${orderOf(sampling)}`,
      nextStep(displayPath, destination, counts, files, run),
    ],
  };
}

/** How a sampling mode is had in Label Studio 1.x. */
function orderOf(sampling: string): string {
  if (sampling === orderedMode) {
    return 'highest average score first, as in prediction-score-max; use Sequential sampling in Label Studio 1.x to keep it';
  }
  if (sampling === 'prediction-score-min')
    return 'as in the project; use Uncertainty sampling for prediction-score-min';
  if (sampling === 'uniform') return 'as in the project; use Uniform sampling for uniform';
  return 'as in the project; use Sequential sampling to keep it';
}
