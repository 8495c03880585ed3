import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { serverTaskFields } from './server-fields.ts';

/** Lists of which a 1.x export has only ids (label-studio 9687, 9709). */
const listsOfIds = ['predictions', 'drafts'];

/**
 * Takes out of a task what Label Studio 1.x puts into an export (its ExportDataSerializer) and only that server can use: its own fields, and
 * ids of predictions and drafts instead of these themselves. `id` counts as any task's does. What goes from the value is not written
 * either (isDropped). `skip` counts it.
 */
export function dropServerFields(task: Json, skip: (what: string, count: number) => void): void {
  if (!isExported(task)) return;
  for (const key of serverTaskFields) {
    if (key === 'id' || !Object.hasOwn(task, key)) continue;
    delete task[key];
    skip('server fields', 1);
  }
  for (const key of listsOfIds) {
    const list = task[key];
    if (!Array.isArray(list) || !list.every(Number.isInteger)) continue;
    delete task[key];
    skip(`ids of ${key}`, list.length);
  }
}

/** Whether a member of the task's text was dropped from its value. */
export function isDropped(key: string, task: JsonObject): boolean {
  return (serverTaskFields.has(key) || listsOfIds.includes(key)) && !Object.hasOwn(task, key);
}

/** Whether a task is one of a 1.x export; to be asked before its server's fields are dropped. */
export function isExported(task: Json): task is JsonObject {
  return (
    isObject(task) &&
    isObject(task.data) &&
    (typeof task.inner_id === 'number' || typeof task.total_annotations === 'number')
  );
}
