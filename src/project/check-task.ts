import { compileTaskChecks, type TaskCheck } from '../checks/check-task.ts';
import { checksFor1x } from '../checks/server/refused-by-1x.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { describe, isObject, type JsonObject } from '../json/json.ts';
import type { LabelConfig } from '../label-config/model.ts';
import { checkText } from '../tasks/check-text.ts';
import type { JsonRecord } from '../tasks/record.ts';

/**
 * Prepares the checks of tasks in a project folder that go to Label Studio 1.x: those of `check --server 1.x`, but for the bare ids of
 * predictions and annotations, which exports of 1.x hold in their place and which are skipped and counted.
 */
export function compileProjectChecks(config: LabelConfig | undefined): TaskCheck {
  const check = compileTaskChecks(config);
  const checkOthers: TaskCheck = (task, report) =>
    check(task, (finding) => {
      if (!isObject(task) || !isBareId(task, finding.path)) report(finding);
    });
  return checksFor1x(checkOthers, config);
}

function isBareId(task: JsonObject, path: string | undefined): boolean {
  const [, list, index] = /^\/(predictions|annotations|completions)\/(\d+)$/.exec(path ?? '') ?? [];
  const entries = list === undefined ? undefined : task[list];
  return Array.isArray(entries) && typeof entries[Number(index)] === 'number';
}

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
