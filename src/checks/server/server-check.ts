import type { Report } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json } from '../../json/json.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import type { TaskCheck } from '../check-task.ts';
import { createLinkCheck } from './check-links.ts';
import { checkMembers1x, checkMembers09 } from './check-members.ts';
import { compileTypes1x } from './check-types-1x.ts';
import { createVersionCheck } from './check-versions.ts';
import type { TargetServer } from './servers.ts';

/** What one target would refuse, drop or not show of tasks that are sound otherwise. */
export interface TargetCheck {
  check(task: Json, report: Report): void;
  /** What shows only when all tasks were seen. */
  finish(report: Report, tasks: number): void;
}

/** The checks of tasks that are for Label Studio 1.x: what it does not show is an error, and so is what its server does not take. */
export function checksFor1x(check: TaskCheck, config: LabelConfig | undefined): TaskCheck {
  const checkTypes = compileTypes1x(config);
  return (task, report) => {
    check(task, (finding) =>
      report(finding.code === 'not-shown-in-1x' ? { ...finding, code: 'not-shown-by-server' } : finding),
    );
    if (!isObject(task)) return;
    if (task.data === undefined) checkTypes(task, '', report);
    else if (isObject(task.data)) checkTypes(task.data, '/data', report);
  };
}

/** Tasks from which on a project is slow: advice of Label Studio's documentation. */
const ADVISED_TASKS = 100_000;

export function createTargetCheck(
  server: TargetServer,
  config: LabelConfig | undefined,
  /** False when the predictions get one version anyway. */
  comparesVersions = true,
): TargetCheck {
  const links = createLinkCheck(server, config);
  const versions = createVersionCheck();
  const is1x = server === '1.x';
  return {
    check(task, report) {
      if (is1x) {
        checkMembers1x(task, report);
        versions.check(task);
      } else checkMembers09(task, report);
      links.check(task, report);
    },
    finish(report, tasks) {
      links.finish(report);
      if (!is1x) return;
      if (comparesVersions) versions.finish(report);
      if (tasks > ADVISED_TASKS) report({ code: 'many-tasks', args: { tasks } });
    },
  };
}
