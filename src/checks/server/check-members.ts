import type { Report } from '../../diagnostics/diagnostic.ts';
import { describe, isObject, type Json, type JsonObject } from '../../json/json.ts';
import { checkEntries } from './check-entries.ts';

/** Label Studio 0.9 calls annotations completions. */
export function checkMembers09(task: Json, report: Report): void {
  if (isObject(task)) warnOfOtherName(task, 'annotations', 'completions', '0.9', report);
}

/** What an import into Label Studio 1.x refuses or drops beside the data. */
export function checkMembers1x(task: Json, report: Report): void {
  if (!isObject(task) || task.data === undefined) return;
  const refuse = (problem: string, path: string) =>
    report({ code: 'refused-by-server', args: { problem }, path });
  const { meta } = task;
  if (meta !== undefined && meta !== null && typeof meta !== 'object') {
    refuse(`"meta" is ${describe(meta)}, not an object or a list`, '/meta');
  }
  checkEntries(task, report);
  warnOfOtherName(task, 'completions', 'annotations', '1.x', report);
  for (const [path, annotation] of entriesOf(task, 'annotations'))
    checkAnnotation(annotation, path, report, refuse);
  for (const [path, prediction] of entriesOf(task, 'predictions')) {
    if (prediction.model_version === null) {
      report({ code: 'prediction-not-shown', args: {}, path: `${path}/model_version` });
    }
    const { score } = prediction;
    if (typeof score === 'object' && score !== null)
      refuse(`"score" is ${describe(score)}, not a number`, `${path}/score`);
  }
}

/** Members of an annotation that end an import when they are of another type. */
const types: Record<string, 'number' | 'boolean'> = {
  id: 'number',
  lead_time: 'number',
  was_cancelled: 'boolean',
};

function checkAnnotation(
  annotation: JsonObject,
  path: string,
  report: Report,
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

function* entriesOf(task: JsonObject, key: string): Generator<[path: string, entry: JsonObject]> {
  const entries = task[key];
  if (!Array.isArray(entries)) return;
  for (const [index, entry] of entries.entries()) if (isObject(entry)) yield [`/${key}/${index}`, entry];
}
