import { checkEntries } from '../checks/server/check-entries.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { describe, isObject } from '../json/json.ts';
import { lookCloser } from '../json/look-closer.ts';
import { suspect } from '../json/suspect.ts';
import type { ProjectTask } from './read-tasks.ts';

/**
 * Reports what would keep Label Studio 1.x from importing a task of a project folder, and keys that appear twice; tells whether it can be
 * written at all.
 */
export function checkProjectTask({ task, source, at, text }: ProjectTask, report: Report): boolean {
  if (!isObject(task) || !isObject(task.data)) {
    const problem = isObject(task)
      ? `"data" is ${describe(task.data)}, not an object`
      : `the task is ${describe(task)}, not an object`;
    report({ code: 'refused-by-server', args: { problem } });
    return false;
  }
  checkEntries(task, report);
  const found = suspect(source, at);
  if (found.repeatedKey || found.loneSurrogate || found.largeNumber) {
    lookCloser(text, found, (finding) => {
      // How 0.9 reads large integers does not matter here; 1.x keeps them.
      if (finding.code !== 'integer-beyond-64-bits') report(finding);
    });
  }
  return true;
}
