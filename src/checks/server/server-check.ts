import type { Report } from '../../diagnostics/diagnostic.ts';
import { isError } from '../../diagnostics/is-error.ts';
import type { Code } from '../../diagnostics/messages.ts';
import { isObject, type Json } from '../../json/json.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import type { TaskCheck } from '../check-task.ts';
import { createLinkCheck, type Schemes } from './check-links.ts';
import { checkMembers1x, checkMembers09 } from './check-members.ts';
import { createVersionCheck, type SeenVersions } from './check-versions.ts';
import type { TargetServer } from './servers.ts';

/**
 * How tasks get to a server: uploaded as they are, written by `convert` or `export` for an import, sent by `push`, or in a project folder that
 * Label Studio 1.x migrates when it is started with it. Of a project only the links are checked: its tasks are those of 0.9 otherwise.
 */
export type Way = 'as they are' | 'written' | 'pushed' | 'project';

/** What one target would refuse, drop or not show of tasks that are sound otherwise. */
export interface TargetCheck {
  server: TargetServer;
  way: Way;
  check(task: Json, report: Report): void;
  /** Hands over what tells something only when all tasks were seen, and forgets it. */
  take(): SeenTasks;
  /** Takes what a check in another thread has seen of the tasks that follow. */
  absorb(seen: SeenTasks): void;
  /** What shows only when all tasks were seen. */
  finish(report: Report, tasks: number): void;
}

/** What was seen of some tasks, as plain data. */
export type SeenTasks = Schemes & SeenVersions;

/** Tasks from which on a project is slow: advice of Label Studio's documentation. */
const ADVISED_TASKS = 100_000;

/** What is wrong with tasks only when they are uploaded as they are: lsimport renames completions, and omits what only other servers know. */
const solvedByWriting: readonly Code[] = [
  'work-under-other-name',
  'ground-truth-by-default',
  'draft-not-imported',
  'unknown-annotator',
  'prediction-not-shown',
];

const solved: Record<Way, ReadonlySet<Code>> = {
  'as they are': new Set(),
  written: new Set(solvedByWriting),
  // It adds the storages of buckets too.
  pushed: new Set([...solvedByWriting, 'link-needs-storage']),
  project: new Set(),
};

export function createTargetCheck(
  server: TargetServer,
  config: LabelConfig | undefined,
  way: Way,
  /** False when the predictions get one version anyway, or others compare them. */
  comparesVersions = way !== 'pushed',
): TargetCheck {
  const links = createLinkCheck(server, config);
  const versions = createVersionCheck();
  const is1x = server === '1.x';
  const unlessSolved =
    (report: Report): Report =>
    (finding) => {
      if (!solved[way].has(finding.code)) report(finding);
    };
  return {
    server,
    way,
    check(task, report) {
      const tell = unlessSolved(report);
      if (way === 'pushed' && isObject(task) && Array.isArray(task.meta))
        report({ code: 'meta-is-list', args: {}, path: '/meta' });
      if (way === 'project') return links.check(task, tell);
      if (is1x) {
        checkMembers1x(task, tell);
        versions.check(task);
      } else checkMembers09(task, tell);
      links.check(task, tell);
    },
    take: () => ({ ...links.take(), ...versions.take() }),
    absorb(seen) {
      links.absorb(seen);
      versions.absorb(seen);
    },
    finish(report, tasks) {
      links.finish(report);
      if (!is1x || way === 'project') return;
      if (comparesVersions) versions.finish(report);
      if (tasks > ADVISED_TASKS) report({ code: 'many-tasks', args: { tasks } });
    },
  };
}

/** Adds the check of a target to others. Of a task that is wrong anyway nothing more is said. */
export function thenForTarget(check: TaskCheck, target: Pick<TargetCheck, 'check'>): TaskCheck {
  return (task, report, isMade) => {
    let errors = 0;
    const counted: Report = (finding) => {
      if (isError(finding)) errors++;
      report(finding);
    };
    check(task, counted, isMade);
    if (errors === 0) target.check(task, report);
  };
}
