import type { Report } from '../../diagnostics/diagnostic.ts';
import { describe, isObject, type Json, type JsonObject } from '../../json/json.ts';
import { entriesOf } from './check-entries.ts';

/** Label Studio 0.9 calls annotations completions. */
export function checkMembers09(task: Json, report: Report): void {
  if (isObject(task)) warnOfOtherName(task, 'annotations', 'completions', '0.9', report);
}

/** What an import into Label Studio 1.x drops or takes for something else beside the data, of a task that it does not refuse. */
export function checkMembers1x(task: Json, report: Report): void {
  if (!isObject(task) || task.data === undefined) return;
  warnOfOtherName(task, 'completions', 'annotations', '1.x', report);
  if (Array.isArray(task.drafts) && task.drafts.length > 0)
    report({ code: 'draft-not-imported', args: {}, path: '/drafts' });
  for (const [path, annotation] of entriesOf(task, 'annotations')) checkAnnotation(annotation, path, report);
  for (const [path, prediction] of entriesOf(task, 'predictions')) {
    if (prediction.model_version === null) {
      report({ code: 'prediction-not-shown', args: {}, path: `${path}/model_version` });
    }
  }
}

function checkAnnotation(annotation: JsonObject, path: string, report: Report): void {
  const { completed_by: by } = annotation;
  if (by !== undefined && by !== null) {
    const annotator = isObject(by) && typeof by.email === 'string' ? by.email : describe(by);
    report({ code: 'unknown-annotator', args: { annotator }, path: `${path}/completed_by` });
  }
  if (annotation.ground_truth === undefined) report({ code: 'ground-truth-by-default', args: {}, path });
}

function warnOfOtherName(
  task: JsonObject,
  key: string,
  wanted: string,
  server: string,
  report: Report,
): void {
  const entries = task[key];
  if (!Array.isArray(entries) || entries.length === 0) return;
  report({ code: 'work-under-other-name', args: { key, wanted, server }, path: `/${key}` });
}
