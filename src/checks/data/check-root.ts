import type { Ajv } from 'ajv';
import type { Finding, Report } from '../../diagnostics/diagnostic.ts';
import { describe, isObject, type Json, type JsonObject } from '../../json/json.ts';
import { resultLists } from '../../label-config/result-lists.ts';
import { readSchema } from '../../package-files.ts';

/** Prepares the check of a task's outermost shape (docs/rules.md, "Task"; schemas/task.schema.json). */
export function compileRootCheck(ajv: Ajv): (task: Json, report: Report) => void {
  const validate = ajv.compile(withoutResults(readSchema('task')));

  return (task, report) => {
    if (!validate(task)) {
      for (const { instancePath, keyword } of validate.errors!) {
        if (keyword === 'type') report(toFinding(instancePath, task));
      }
    }
    if (isObject(task) && task.data === undefined) warnOfLostResults(task, report);
  };
}

/** Results have checks of their own, which know the label config. */
function withoutResults(schema: JsonObject): JsonObject {
  const properties = Object.entries(schema.properties as JsonObject);
  return {
    ...schema,
    properties: Object.fromEntries(
      properties.filter(([name]) => !(resultLists as readonly string[]).includes(name)),
    ),
  };
}

function toFinding(path: string, task: Json): Finding {
  const part = isObject(task) ? task[path.slice(1)] : task;
  const args = { found: describe(part) };
  if (path === '/data') return dataNotObject(part);
  if (path === '/meta') return { code: 'unusual-meta', args, path };
  return { code: 'task-not-object', args, path };
}

/** What is said of a task whose "data" is something else than an object. */
export function dataNotObject(data: Json | undefined): Finding {
  const areTexts = Array.isArray(data) && data.length > 0 && data.every((one) => typeof one === 'string');
  const args = { found: describe(data), ...(areTexts && { areTexts: 1 }) };
  return { code: 'data-not-object', args, path: '/data' };
}

/** Without "data" the whole task is data, results too, which is hardly what was meant. */
function warnOfLostResults(task: JsonObject, report: Report): void {
  for (const list of resultLists) {
    const entries = task[list];
    if (!Array.isArray(entries) || !isObject(entries[0]) || entries[0].result === undefined) continue;
    report({ code: 'results-without-data', args: { list }, path: `/${list}` });
  }
}
