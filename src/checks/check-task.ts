import type { Report } from '../diagnostics/diagnostic.ts';
import { isObject, type Json } from '../json/json.ts';
import type { LabelConfig } from '../label-config/model.ts';
import { createAjv } from './ajv.ts';
import { compileDataCheck } from './data/check-data.ts';
import { compileFileTypes } from './data/check-file-types.ts';
import { compileRootCheck } from './data/check-root.ts';
import { dataKeywords } from './data/keywords/data-keywords.ts';
import { compileResultChecks } from './results/check-results.ts';

/** Checks one task as JSON.parse gives it, and reports what is wrong with places from the task's root. `isMade`: by a format, from labels. */
export type TaskCheck = (task: Json, report: Report, isMade?: boolean) => void;

/**
 * Prepares the check of tasks against a label config (docs/rules.md, from "Task" on); without one only their shape
 * is checked. A format that says itself what browsers do not show is not told so once more of each task (`saysTypes`).
 */
export function compileTaskChecks(config: LabelConfig | undefined, saysTypes = false): TaskCheck {
  const ajv = createAjv(true, dataKeywords);
  const checkRoot = compileRootCheck(ajv);
  const checkData = config ? compileDataCheck(config, ajv) : () => {};
  const checkTypes = config && !saysTypes ? compileFileTypes(config) : () => {};
  const checkResults = compileResultChecks(config);

  return (task, report, isMade = false) => {
    checkRoot(task, report);
    if (!isObject(task)) return;
    const { data } = task;
    if (data === undefined) {
      checkData(task, '', report);
      checkTypes(task, '', report);
    } else if (isObject(data)) {
      checkData(data, '/data', report);
      checkTypes(data, '/data', report);
      checkResults(task, data, report, isMade);
    }
  };
}
