import { EXIT } from '../../errors.ts';
import { formatCount } from '../../format-count.ts';
import { countOf } from '../../report/format.ts';
import type { Outcome } from '../../report/reporter.ts';
import type { Project, ProjectCounts } from '../../server/projects.ts';
import type { Uploader } from '../../server/uploads/upload-files.ts';
import type { VersionRule } from '../../tasks/model-version.ts';
import { countFindings, listSkipped, listSpans, since } from '../outcome/summary.ts';
import type { Comparison, Named } from './compare.ts';
import { noMedia } from './identify.ts';
import type { Push } from './job.ts';
import type { Sent } from './send-tasks.ts';
import { listHidden, type Shown } from './show-version.ts';

/** What a push came to. */
export interface Result {
  project: Project;
  /** Whether the project was created. */
  made: boolean;
  /** The buckets that the project got storages of, such as `s3://photos`. */
  bucketsAdded: string[];
  /** The folder with the media, if the project got a storage of it. */
  storageAdded: string | undefined;
  compared: Comparison;
  version: VersionRule | undefined;
  shown: Shown;
  sent: Sent;
  pruned: number;
  /** What the whole project has in the end. */
  counts: ProjectCounts;
  /** The files that were sent. */
  uploaded: Uploader['sent'];
}

/** What becomes of the label config, before and instead. */
const configChanges = {
  be: {
    none: '',
    set: ' Its label config will be set.',
    update: ' Its label config will be replaced.',
  },
  wouldBe: {
    none: [],
    set: ['  its label config would be set'],
    update: ['  its label config would be replaced'],
  },
} as const;

/** What is about to be done, for people. */
export function describePlan(
  { client, server, configChange }: Push,
  project: Project,
  compared: Comparison,
  { version, made }: { version: VersionRule | undefined; made: boolean },
): string[] {
  const tasks = compared.send.reduce((sum, action) => sum + action, 0);
  const where = `${made ? 'the new project' : 'project'} ${project.id} "${project.title}"`;
  const { predictions, annotations, files } = compared;
  const of = version ? ` (model version ${version.name})` : '';
  const what = [
    tasks > 0 ? countOf(tasks, 'task') : 'no new tasks',
    predictions > 0 && `${countOf(predictions, 'prediction')}${of}`,
    annotations > 0 && countOf(annotations, 'annotation'),
    files.size > 0 && countOf(files.size, 'file'),
  ].filter(Boolean);
  return [
    `Label Studio ${server.version} at ${client.address}, as ${server.user}: ${what.join(', ')} for ${where}.${configChanges.be[configChange]}`,
  ];
}

export function dryRun(
  push: Push,
  compared: Comparison,
  version: VersionRule | undefined,
  shown: Shown,
): Outcome {
  const { project, named, spool } = push;
  const tasks = compared.send.reduce((sum, action) => sum + action, 0);
  const name = project ? `project ${project.id} "${project.title}"` : `a new project "${named}"`;
  return {
    exitCode: EXIT.done,
    tasks: spool.totals.tasks,
    details: {
      dryRun: true,
      url: push.client.address,
      ...(project && { projectId: project.id }),
      projectTitle: project?.title ?? named,
      ...detailsOf(push, compared, version),
      written: tasks,
      predictions: compared.predictions,
      annotations: compared.annotations,
      hiddenPredictions: shown.hidden.predictions,
      ...(push.media.uploadOf && { uploadedFiles: 0, uploadedBytes: 0 }),
    },
    summary: [
      `Would send ${tasks > 0 ? countOf(tasks, 'task') : 'nothing new'} to ${name}. Nothing was sent (${since(push.run)}).`,
      ...configChanges.wouldBe[push.configChange],
      ...(compared.files.size > 0 ? [`  would upload: ${countOf(compared.files.size, 'file')}`] : []),
      ...listComparison(push, compared, compared.pruned.length, { isDry: true }),
      ...listHidden(shown, version, 'would be '),
    ],
  };
}

export function success(
  push: Push,
  {
    project,
    made,
    storageAdded,
    bucketsAdded,
    compared,
    version,
    shown,
    sent,
    pruned,
    counts,
    uploaded,
  }: Result,
): Outcome {
  const { client, spool, options, run } = push;
  const { totals } = spool;
  const open = `${client.address}/projects/${project.id}/data`;
  const found = countFindings(run.log);
  const what = [
    countOf(sent.tasks, 'task'),
    compared.predictions > 0 && countOf(compared.predictions, 'prediction'),
    compared.annotations > 0 && countOf(compared.annotations, 'annotation'),
  ].filter(Boolean);
  const nothing = sent.tasks + sent.completed + pruned === 0 && compared.unwanted.length === 0;
  const where = `${made ? 'the new project' : 'project'} ${project.id} "${project.title}"`;
  return {
    exitCode: EXIT.done,
    tasks: totals.tasks,
    details: {
      url: client.address,
      projectId: project.id,
      projectTitle: project.title,
      projectCreated: made,
      address: open,
      ...detailsOf(push, compared, version),
      written: sent.tasks,
      predictions: compared.predictions,
      annotations: compared.annotations,
      hiddenPredictions: shown.hidden.predictions,
      pruned,
      chunks: sent.chunks,
      doubts: sent.doubts,
      completed: sent.completed,
      ...(bucketsAdded.length > 0 && { storagesAdded: bucketsAdded }),
      ...(push.media.uploadOf && { uploadedFiles: uploaded.files, uploadedBytes: uploaded.bytes }),
      inProject: counts,
    },
    summary: [
      nothing
        ? `${whatIsThere(compared, where)} (${since(run)}).`
        : sent.tasks + sent.completed === 0
          ? `Sent nothing new to ${where}, and deleted ${countOf(pruned + compared.unwanted.length, 'task')} (${since(run)}).`
          : `Sent ${what.join(', ')} to ${where} in ${since(run)}.`,
      ...listComparison(push, compared, pruned, { nothing }),
      ...listHidden(shown, version),
      ...(sent.incomplete.length > 0
        ? [
            `  without their predictions, as somebody annotated them at once: ${list(sent.incomplete.length, sent.incomplete)}`,
          ]
        : []),
      ...(uploaded.files > 0
        ? [`  uploaded: ${countOf(uploaded.files, 'file')} (${formatCount(uploaded.bytes)} bytes)`]
        : []),
      ...(totals.rejected > 0
        ? [`  rejected: ${countOf(totals.rejected, 'task')}, see ${options.rejected}`]
        : []),
      ...(nothing ? [] : listSkipped(totals)),
      ...listSpans(totals.spans, 'code-points', 'convert'),
      ...(found ? [`  found: ${found}`] : []),
      ...(storageAdded !== undefined
        ? [`  storage added to the project, not to be synced: ${storageAdded}`]
        : []),
      ...bucketsAdded.map((bucket) => `  storage added to the project, not to be synced: ${bucket}`),
      `Open ${open}`,
    ],
  };
}

/** Where the tasks of the input are, none of which is new. */
function whatIsThere({ unchanged, changed, unpredicted, annotated }: Comparison, where: string): string {
  const tasks = unchanged + changed.count + unpredicted.count + annotated.incomplete.count;
  const are = tasks === 1 ? 'the task is' : `all ${countOf(tasks, 'task')} are`;
  if (changed.count === 0) return `Nothing to send: ${are} in ${where} already`;
  const others = tasks === 1 ? '' : `${formatCount(changed.count)} of them `;
  return `Nothing new to send: ${are} in ${where} already, ${others}with other content`;
}

/** Counts that a dry run knows too. */
function detailsOf(
  { spool: { totals } }: Push,
  compared: Comparison,
  version: VersionRule | undefined,
): Record<string, unknown> {
  return {
    ...(version && { modelVersion: version.name }),
    unchanged: compared.unchanged,
    incomplete: compared.incomplete,
    changed: compared.changed.count,
    replaced: compared.replaced + compared.unpredicted.replaced,
    unpredicted: compared.unpredicted.count,
    deletedPredictions: compared.lost.deleted,
    vanished: compared.vanished.count,
    annotatedChanged: compared.annotated.changed.count,
    annotatedUnpredicted: compared.unpredicted.annotated.count,
    annotatedVanished: compared.annotated.vanished.count,
    firstChanged: shownOf(compared.changed),
    firstUnpredicted: shownOf(compared.unpredicted),
    firstVanished: shownOf(compared.vanished),
    firstAnnotatedChanged: shownOf(compared.annotated.changed),
    firstAnnotatedUnpredicted: shownOf(compared.unpredicted.annotated),
    firstAnnotatedVanished: shownOf(compared.annotated.vanished),
    rejected: totals.rejected,
    skipped: Object.fromEntries(totals.skipped),
    spans: totals.spans,
  };
}

/** What is on the server already, and what of it differs. */
function listComparison(
  { options: { replace, prune }, spool: { totals }, media }: Push,
  compared: Comparison,
  pruned: number,
  { nothing = false, isDry = false }: { nothing?: boolean; isDry?: boolean },
): string[] {
  const { unchanged, incomplete, bare, partlyAnnotated, changed, unpredicted, vanished, annotated } =
    compared;
  const { replaced, unsure, lost } = compared;
  const kept = (what: Named) =>
    what.count > 0 ? `; kept, as they have annotations or drafts: ${list(what.count, what.first)}` : '';
  const leftAlone =
    unsure.count > 0
      ? `; not replaced, as a rejected task may be one of them: ${list(unsure.count, unsure.first)}`
      : '';
  const willBe = isDry ? 'would be ' : '';
  const lines: string[] = [];
  if (unchanged > 0 && !nothing) lines.push(`  already there: ${countOf(unchanged, 'task')}`);
  if (incomplete > 0)
    lines.push(`  sent again, as something of them was missing: ${countOf(incomplete, 'task')}`);
  const bareCount = bare.size - partlyAnnotated;
  if (bareCount > 0)
    lines.push(
      `  without their predictions, but annotated, so that these are added: ${countOf(bareCount, 'task')}`,
    );
  if (partlyAnnotated > 0)
    lines.push(
      `  without some of their annotations, so that these are added: ${countOf(partlyAnnotated, 'task')}`,
    );
  if (changed.count > 0) {
    const how = replace
      ? `${willBe}replaced: ${replaced}${kept(annotated.changed)}${leftAlone}`
      : 'not sent; --replace sends them';
    lines.push(`  different from what was sent: ${list(changed.count, changed.first)} (${how})`);
    if (!replace && unchanged === 0 && media !== noMedia)
      lines.push(
        '  if these are different files with the same names, push their parent folder instead: --replace would delete the tasks of the first ones',
      );
  }
  if (unpredicted.count > 0) {
    const how = replace
      ? `${willBe}replaced: ${unpredicted.replaced}${kept(unpredicted.annotated)}${changed.count > 0 ? '' : leftAlone}`
      : `kept; --replace deletes the predictions`;
    lines.push(
      `  with predictions in the project, but none in the input: ${list(unpredicted.count, unpredicted.first)} (${how})`,
    );
  }
  if (lost.deleted > 0) lines.push(`  ${willBe}deleted: ${countOf(lost.deleted, 'prediction')}`);
  if (vanished.count > 0) {
    const how = totals.rejected
      ? 'not deleted, as they may be among the rejected ones'
      : prune
        ? `${willBe}deleted: ${pruned}${kept(annotated.vanished)}`
        : `not deleted; --prune deletes ${vanished.count === 1 ? 'it' : 'them'}`;
    lines.push(
      `  in the project, but not in the input any more: ${list(vanished.count, vanished.first)} (${how})`,
    );
  }
  if (annotated.incomplete.count > 0) {
    const { count, first } = annotated.incomplete;
    lines.push(`  without all of their predictions, but annotated, so not sent again: ${list(count, first)}`);
  }
  return lines;
}

/** The names that people and scripts are shown. */
function shownOf({ first }: { first: readonly string[] }): string[] {
  return first.slice(0, 5);
}

function list(count: number, first: readonly string[]): string {
  const names = shownOf({ first });
  if (names.length === 0) return countOf(count, 'task');
  const more = count - names.length;
  return `${countOf(count, 'task')}: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
