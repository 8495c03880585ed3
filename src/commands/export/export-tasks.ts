import { opendirSync } from 'node:fs';
import type { TaskCheck } from '../../checks/check-task.ts';
import { createVersionCheck } from '../../checks/server/check-versions.ts';
import type { Context } from '../../context.ts';
import type { Finding, Place, Report } from '../../diagnostics/diagnostic.ts';
import type { Log } from '../../diagnostics/log.ts';
import { readingInput } from '../../errors.ts';
import { forEachInTurns } from '../../interruptible.ts';
import { isObject } from '../../json/json.ts';
import { createOutput } from '../../json/output.ts';
import type { Limits, ListFiles } from '../../output/list-files.ts';
import { checkProjectTask } from '../../project/check-task.ts';
import type { ProjectSource } from '../../project/find-source.ts';
import {
  type NumberedTask,
  type ProjectTask,
  readProjectTasks,
  readTasksAt,
} from '../../project/read-tasks.ts';
import { checkingWork, type Work, workOf } from '../../project/read-work.ts';
import { createIdIndex, type IdIndex } from '../../tasks/id-index.ts';
import { fillVersions, withVersions } from '../../tasks/model-version.ts';
import type { JsonRecord } from '../../tasks/record.ts';
import { addSkipped } from '../../tasks/totals.ts';
import { spanConverter } from '../../writers/import-1x/convert-spans.ts';
import { writeImportTask } from '../../writers/import-1x/write-import-task.ts';
import { allMembers, copyAsIs } from '../../writers/members.ts';
import { averageScore } from './average-score.ts';
import { type ExportCounts, exportCounts } from './export-counts.ts';
import { createScoreIndex } from './score-index.ts';

export interface ExportRun {
  log: Log;
  limits: Limits;
  files: ListFiles;
  /** The `model_version` of predictions that have none. */
  modelVersion?: string | undefined;
  /** False when the predictions get one version anyway. */
  comparesVersions: boolean;
  context: Pick<Context, 'progress' | 'signal'>;
  /** Checks each task. */
  check: TaskCheck;
  /** Called for each task that was written, with the number that it stands under. */
  onWritten?: (id: number) => void;
}

/** The score sampling mode that Label Studio 1.x lacks. */
export const orderedMode = 'prediction-score-max';

/** Checks and writes all tasks of a project; in the order of their scores where its sampling asks for what 1.x has not. */
export async function exportTasks(project: ProjectSource, run: ExportRun): Promise<ExportCounts> {
  const counts = exportCounts();
  const write = taskWriter(project, counts, run);
  const { log } = run;
  const reportPlace = (finding: Finding, place: Place) => log.add(finding, () => place);
  const versions = createVersionCheck();
  const ids = createIdIndex();
  const { modelVersion } = run;
  const fill = (record: JsonRecord) =>
    modelVersion !== undefined && fillVersions(record.value, modelVersion)
      ? withVersions(record, modelVersion)
      : record;
  const byScore = project.sampling === orderedMode ? createScoreIndex() : undefined;

  const { progress, signal } = run.context;
  const see = (found: ProjectTask): void => {
    const work = workOf(project, found.id, reportPlace);
    if (work) counts.withFile++;
    const checked = check(found, work, counts.tasks, ids, run);
    if (checked) {
      const record = fill(checked);
      versions.check(record.value);
      if (byScore) byScore.add(found.place, averageScore(record.value));
      else write({ id: found.id, record }, work, () => found.locate());
    }
    counts.tasks++;
  };
  await forEachInTurns(readProjectTasks(project.tasksFile, project.displayPath, reportPlace), see, {
    signal,
    onTurn: () => progress.update(counts.tasks),
  });
  if (byScore && log.errors === 0) {
    const inOrder = readTasksAt(project.tasksFile, project.displayPath, byScore.byScore());
    // What is wrong with the completions was said above.
    const writeFilled = ({ id, record }: NumberedTask) =>
      write(
        { id, record: fill(record) },
        workOf(project, id, () => {}),
        () => ({
          file: project.displayPath,
        }),
      );
    await forEachInTurns(inOrder, writeFilled, { signal, onTurn: () => progress.update(counts.written) });
  }
  if (run.comparesVersions) versions.finish((finding) => reportPlace(finding, { file: project.displayPath }));
  if (log.errors === 0) reportLeftovers(project, counts.withFile, reportPlace);
  return counts;
}

/** `ids` has those of the tasks before: two tasks under one key cannot share the key's file of completions. */
function check(
  found: ProjectTask,
  work: Work | undefined,
  position: number,
  ids: IdIndex,
  { log, check: checkTask }: ExportRun,
): JsonRecord | undefined {
  const reportIn =
    (locate: ProjectTask['locate']): Report =>
    (finding) =>
      log.add({ ...finding, isOfProject: true }, () => locate(finding.path), position);
  const report = reportIn(found.locate);
  const { id } = found;
  const first = Number.isSafeInteger(id) ? ids.add(id, position) : undefined;
  if (first !== undefined) report({ code: 'duplicate-task-id', args: { id, first } });
  const checkAll = work ? checkingWork(checkTask, work, reportIn(work.locate)) : checkTask;
  return checkProjectTask(found.record, checkAll, report);
}

function taskWriter(
  project: ProjectSource,
  counts: ExportCounts,
  { log, limits, files, onWritten }: ExportRun,
) {
  const out = createOutput(1 << 16);
  const convertSpans = spanConverter(project);
  const skip = (what: string, count: number) => addSkipped(counts, what, count);
  return ({ id, record }: NumberedTask, work: Work | undefined, locate: () => Place): void => {
    // After an error nothing is published: what follows is only checked.
    const task = record.value;
    if (log.errors > 0 || !isObject(task)) return;
    out.length = 0;
    const written = writeImportTask(record, allMembers(record), work, { out, copy: copyAsIs, skip });
    counts.spansConverted += convertSpans(task, work, out, (finding) => log.add(finding, locate));
    if (!files.add(out)) {
      const args = { bytes: out.length, limit: limits.bytes };
      log.add({ code: 'task-beyond-limit', args }, locate);
    }
    counts.written++;
    onWritten?.(id);
    counts.annotations += written.annotations;
    counts.predictions += written.predictions;
  };
}

/** Files of completions whose task is gone. */
function reportLeftovers(
  { completions, completionsShown }: ProjectSource,
  used: number,
  report: (finding: Finding, place: Place) => void,
): void {
  if (completions === undefined) return;
  let files = 0;
  const folder = readingInput(completionsShown, () => opendirSync(completions));
  try {
    const next = () => readingInput(completionsShown, () => folder.readSync());
    for (let entry = next(); entry; entry = next()) {
      if (/^\d+\.json$/.test(entry.name)) files++;
    }
  } finally {
    folder.closeSync();
  }
  if (files > used)
    report({ code: 'work-without-task', args: { files: files - used } }, { file: completionsShown });
}
