import type { Report } from '../../diagnostics/diagnostic.ts';
import { describe, isObject, type Json, type JsonObject } from '../../json/json.ts';
import { finishedWork } from './finished-work.ts';

/** The members of a task that are lists of entries. */
const lists = [...finishedWork, 'predictions'];

/**
 * Reports what makes the import of Label Studio 1.x stop, and with it all tasks of the request; or worse, what makes it store the tasks and
 * drop their predictions: entries that are not objects, results that are not lists of objects.
 */
export function checkEntries(task: JsonObject, report: Report): void {
  for (const key of lists) {
    if (task[key] !== undefined) checkList(key, task[key], report);
  }
}

/** The entries of a list of a task that are objects, with their paths. */
export function entriesOf(
  task: JsonObject,
  key: string,
): readonly (readonly [path: string, entry: JsonObject])[] {
  const entries = task[key];
  if (!Array.isArray(entries)) return none;
  return entries.flatMap((entry, index) => (isObject(entry) ? [[`/${key}/${index}`, entry] as const] : []));
}

/** Most tasks have none, and this is asked of each. */
const none: readonly (readonly [string, JsonObject])[] = [];

/** Whole numbers are ids of a 1.x export, which are skipped. */
export function checkList(key: string, list: Json, report: Report, at = `/${key}`): void {
  const refuse = (problem: string, path: string) =>
    report({ code: 'refused-by-server', args: { problem }, path });
  if (!Array.isArray(list)) {
    if (list !== null) refuse(`"${key}" is ${describe(list)}, not a list`, at);
    return;
  }
  for (const [index, entry] of list.entries()) {
    const path = `${at}/${index}`;
    if (typeof entry === 'number') continue;
    if (!isObject(entry)) refuse(`an entry of "${key}" is ${describe(entry)}, not an object`, path);
    else if (!Array.isArray(entry.result)) {
      refuse(
        `"result" is ${describe(entry.result)}, not a list`,
        'result' in entry ? `${path}/result` : path,
      );
    } else {
      const odd = entry.result.findIndex((region) => !isObject(region));
      if (odd >= 0) {
        refuse(`a region is ${describe(entry.result[odd])}, not an object`, `${path}/result/${odd}`);
      }
    }
  }
}
