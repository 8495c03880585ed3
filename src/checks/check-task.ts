import type { Report } from '../diagnostics/diagnostic.ts';
import { isObject, type Json } from '../json/json.ts';
import type { LabelConfig } from '../label-config/model.ts';
import { createAjv } from './ajv.ts';
import { compileDataCheck } from './data/check-data.ts';
import { compileRootCheck } from './data/check-root.ts';
import { dataKeywords } from './data/keywords/data-keywords.ts';
import { compileResultChecks } from './results/check-results.ts';

/** Checks one task as JSON.parse gives it, and reports what is wrong with places from the task's root. `isMade`: by a format, from labels. */
export type TaskCheck = (task: Json, report: Report, isMade?: boolean) => void;

/**
 * Prepares the check of tasks against a label config (docs/rules.md, from "Task" on); without one only their shape
 * is checked.
 */
export function compileTaskChecks(config: LabelConfig | undefined): TaskCheck {
  const ajv = createAjv(true, dataKeywords);
  const checkRoot = compileRootCheck(ajv);
  const checkData = config ? compileDataCheck(config, ajv) : () => {};
  const checkResults = compileResultChecks(config);

  return (task, report, isMade = false) => {
    checkRoot(task, report);
    if (!isObject(task)) return;
    const { data } = task;
    if (data === undefined) {
      checkData(task, '', report);
    } else if (isObject(data)) {
      checkData(data, '/data', report);
      checkResults(task, data, report, isMade);
    }
  };
}
