import type { Report } from '../../diagnostics/diagnostic.ts';
import type { Json } from '../../json/json.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { createLinkCheck } from './check-links.ts';
import { checkMembers1x, checkMembers09 } from './check-members.ts';
import { createVersionCheck } from './check-versions.ts';
import type { TargetServer } from './servers.ts';

/** What one target would refuse, drop or not show of tasks that are sound otherwise. */
export interface TargetCheck {
  check(task: Json, report: Report): void;
  /** What shows only when all tasks were seen. */
  finish(report: Report, tasks: number): void;
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
