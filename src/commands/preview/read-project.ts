import { join } from 'node:path';
import { compileTaskChecks } from '../../checks/check-task.ts';
import type { Run } from '../../context.ts';
import type { Finding, Place, Report } from '../../diagnostics/diagnostic.ts';
import { forEachInTurns } from '../../interruptible.ts';
import { loadLabelConfig } from '../../plan/config/load-label-config.ts';
import type { ReadTask } from '../../preview/collect.ts';
import { checkProjectTask } from '../../project/check-task.ts';
import type { ProjectSource } from '../../project/find-source.ts';
import { type ProjectTask, readProjectTasks } from '../../project/read-tasks.ts';
import { checkingWork, withWork, workOf } from '../../project/read-work.ts';
import type { FoundInTask } from '../../tasks/task-sink.ts';
import { withExactNumbers } from './exact-numbers.ts';
import type { PreviewOptions } from './options.ts';

/** The label config of a project folder, or the one that the options name instead. */
export function loadProjectConfig(displayPath: string, options: PreviewOptions, { log, context }: Run) {
  const isOwn = options.labelConfig === undefined && options.template === undefined;
  const wanted = isOwn ? { ...options, labelConfig: join(displayPath, 'config.xml') } : options;
  return loadLabelConfig(wanted, true, log, context);
}

/** Reads and checks the tasks of a project folder, each with its completions. Returns how many there are. */
export async function readProject(
  source: ProjectSource,
  config: ReturnType<typeof loadLabelConfig>['config'],
  take: (task: ReadTask) => void,
  { log, context }: Run,
): Promise<number> {
  const check = compileTaskChecks(config);
  const known = { unitOf: () => source.offsets, made: false };
  const reportPlace = (finding: Finding, place: Place) => log.add(finding, () => place);
  let count = 0;
  const see = (task: ProjectTask): void => {
    const position = count++;
    const findings: FoundInTask[] = [];
    const add = (found: Finding, where: () => Place) => {
      const finding: Finding = { ...found, isOfProject: true };
      findings.push({ finding, where });
      log.add(finding, where, position);
    };
    const report: Report = (finding) => add(finding, () => task.locate(finding.path));
    const { id, record } = task;
    // Its results are checked below, with those of its completions.
    const isWhole = checkProjectTask(record, () => {}, report) !== undefined;
    const work = workOf(source, id, (finding, place) => add(finding, () => place));
    if (isWhole) {
      const reportWork: Report = (finding) => add(finding, () => work!.locate(finding.path));
      const checkAll = work ? checkingWork(check, work, reportWork) : check;
      checkAll(record.value, report);
    }
    take({ value: withWork(withExactNumbers(record), work), known, findings, locate: () => task.locate() });
  };
  await forEachInTurns(readProjectTasks(source.tasksFile, source.displayPath, reportPlace), see, {
    signal: context.signal,
    onTurn: () => context.progress.update(count),
  });
  return count;
}
