import { membersOf } from '../../json/compact.ts';
import { applyEdits } from '../../json/edits.ts';
import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import { withText } from '../../tasks/changed-batch.ts';
import type { JsonRecord, TaskRecord } from '../../tasks/record.ts';
import { madeText } from '../../tasks/text-batch.ts';

/** A task with other values of some data keys; all else stays as it is written. */
export function withData(record: TaskRecord, changed: ReadonlyMap<string, Json>): TaskRecord {
  const task = record.value;
  if (changed.size === 0 || !isObject(task)) return record;
  const data = isObject(task.data) ? task.data : task;
  const isData = data === task.data;
  const newData = withMembers(data, changed);
  if (record.kind === 'made') {
    return { ...record, value: isData ? withMembers(task, new Map([['data', newData]])) : newData };
  }
  if (record.kind === 'json') return splice(record, isData, changed);
  // A row that is too short has empty cells.
  const members = record.keys.map((key) => `${JSON.stringify(key)}:${JSON.stringify(newData[key] ?? '')}`);
  return madeText(`{"data":{${members.join(',')}}}`);
}

/** The text of a task with other values of some keys; all else stays as it is written. */
function splice(record: JsonRecord, isData: boolean, changed: ReadonlyMap<string, Json>): JsonRecord {
  const text = record.source.subarray(record.at, record.end);
  const data = isData ? membersOf(text, 0).get('data')!.at : 0;
  const edits = [...membersOf(text, data)]
    .filter(([key]) => changed.has(key))
    .map(([key, extent]) => ({ ...extent, text: JSON.stringify(changed.get(key)) }));
  return withText(record, applyEdits(text, edits));
}

/** A copy with some members replaced; `__proto__` stays a key like any other. */
function withMembers(object: JsonObject, changed: ReadonlyMap<string, Json>): JsonObject {
  const entries = Object.entries(object).map(([key, value]): [string, Json] => [
    key,
    changed.has(key) ? changed.get(key)! : value,
  ]);
  return Object.fromEntries(entries);
}
