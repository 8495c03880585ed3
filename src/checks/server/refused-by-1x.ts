import type { Report } from '../../diagnostics/diagnostic.ts';
import { isError } from '../../diagnostics/is-error.ts';
import { describe, isObject, type Json, type JsonObject } from '../../json/json.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import type { TaskCheck } from '../check-task.ts';
import { compileData1x } from './check-data-1x.ts';
import { checkEntries, entriesOf } from './check-entries.ts';
import { findingFor1x } from './not-shown.ts';

/**
 * Prepares the one check of what makes the server of Label Studio 1.x refuse a task, and with it the whole import. `check --server 1.x`,
 * `convert --to tasks-1.x`, `export` and `push` all ask it, so that they say the same of the same task.
 */
export function compileRefusals1x(config: LabelConfig | undefined): TaskCheck {
  const checkData = compileData1x(config);
  return (task, report) => {
    if (!isObject(task)) return;
    if (task.data === undefined) checkData(task, '', report);
    else {
      if (isObject(task.data)) checkData(task.data, '/data', report);
      if (hasMoreThanData(task)) checkMembers(task, report);
    }
  };
}

/** Most tasks have not, and this is asked of each. */
function hasMoreThanData(task: JsonObject): boolean {
  for (const key in task) if (key !== 'data') return true;
  return false;
}

/** Adds that check to others. Of a task that is wrong anyway nothing more is said. What 1.x takes and does not show is an error. */
export function checksFor1x(check: TaskCheck, config: LabelConfig | undefined): TaskCheck {
  const checkRefusals = compileRefusals1x(config);
  return (task, report, isMade) => {
    let errors = 0;
    const refusing: Report = (finding) => {
      const found = findingFor1x(finding);
      if (isError(found)) errors++;
      report(found);
    };
    check(task, refusing, isMade);
    if (errors === 0) checkRefusals(task, report);
  };
}

function checkMembers(task: JsonObject, report: Report): void {
  const refuse = (problem: string, path: string) =>
    report({ code: 'refused-by-server', args: { problem }, path });
  const { meta } = task;
  if (meta !== undefined && meta !== null && typeof meta !== 'object') {
    refuse(`"meta" is ${describe(meta)}, not an object or a list`, '/meta');
  }
  checkEntries(task, report);
  for (const [path, annotation] of entriesOf(task, 'annotations')) checkTypesOf(annotation, path, refuse);
  for (const [path, { score }] of entriesOf(task, 'predictions')) {
    if (isObject(score as Json) || Array.isArray(score))
      refuse(`"score" is ${describe(score)}, not a number`, `${path}/score`);
  }
}

/** Members of an annotation that end an import when they are of another type. */
const types: Record<string, 'number' | 'boolean'> = {
  id: 'number',
  lead_time: 'number',
  was_cancelled: 'boolean',
};

function checkTypesOf(
  annotation: JsonObject,
  path: string,
  refuse: (problem: string, path: string) => void,
): void {
  for (const [key, type] of Object.entries(types)) {
    const value = annotation[key];
    if (value === undefined || value === null || typeof value === type) continue;
    refuse(
      `"${key}" of an annotation is ${describe(value)}, not a ${type === 'number' ? 'number' : 'boolean'}`,
      `${path}/${key}`,
    );
  }
}
