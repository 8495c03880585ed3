import type { TaskCheck } from '../checks/check-task.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { describe, isObject } from '../json/json.ts';
import { checkText } from '../tasks/check-text.ts';
import type { JsonRecord } from '../tasks/record.ts';

/**
 * Reports what would keep Label Studio 1.x from importing a task of a project folder (`check`), and keys that appear twice; returns the record
 * to write, or undefined when it cannot be written at all.
 */
export function checkProjectTask(
  record: JsonRecord,
  check: TaskCheck,
  report: Report,
): JsonRecord | undefined {
  const { value: task } = record;
  if (!isObject(task) || !isObject(task.data)) {
    const problem = isObject(task)
      ? `"data" is ${describe(task.data)}, not an object`
      : `the task is ${describe(task)}, not an object`;
    report({ code: 'refused-by-server', args: { problem } });
    return undefined;
  }
  check(task, report);
  return checkText(record, (finding) => {
    // How 0.9 reads large integers does not matter here; 1.x keeps them.
    if (finding.code !== 'integer-beyond-64-bits') report(finding);
  });
}
