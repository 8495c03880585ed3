import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import { type Output, writeAscii } from '../../json/output.ts';
import { COMPACT, writeKey, writeValue } from '../../json/write-value.ts';
import type { MadeTask } from '../../tasks/record.ts';
import type { Skip } from '../../tasks/task-sink.ts';
import { annotationRules, type EntryRules, predictionRules } from './entry-rules.ts';
import { countDropped, endEntry } from './write-entries.ts';

/** A task with nothing but data and the labels that lsimport made, which can be written from its values. */
interface Labelled extends MadeTask {
  completions?: JsonObject[];
  predictions?: JsonObject[];
}

/** Whether a task has nothing else, but for its path on this machine. */
export function isLabelled(task: Json): task is Labelled {
  if (!isObject(task) || !isObject(task.data)) return false;
  for (const key in task) {
    const value = task[key];
    if (key === 'completions' || key === 'predictions') {
      if (!Array.isArray(value) || !value.every(isObject)) return false;
    } else if (key !== 'data' && key !== 'task_path') return false;
  }
  return true;
}

/** Writes such a task as `writeImportTask` does, without making a text of it first. */
export function writeMadeTask({ data, completions, predictions }: Labelled, out: Output, skip: Skip): void {
  writeAscii(out, '{"data":');
  writeValue(out, data, COMPACT);
  if (completions) writeList(',"annotations":[', completions, annotationRules, out, skip);
  if (predictions) writeList(',"predictions":[', predictions, predictionRules, out, skip);
  writeAscii(out, '}');
}

function writeList(
  before: string,
  entries: readonly JsonObject[],
  rules: EntryRules,
  out: Output,
  skip: Skip,
): void {
  for (let i = 0; i < entries.length; i++) {
    writeAscii(out, i === 0 ? before : ',');
    writeEntry(entries[i]!, rules, out, skip);
  }
  if (entries.length > 0) writeAscii(out, ']');
}

function writeEntry(entry: JsonObject, { keeps, adds }: EntryRules, out: Output, skip: Skip): void {
  let separator = '{';
  for (const key in entry) {
    const value = entry[key]!;
    if (keeps(key, value)) {
      writeAscii(out, separator);
      writeKey(out, key, COMPACT);
      writeValue(out, value, COMPACT);
      separator = ',';
    } else countDropped(key, skip);
  }
  endEntry(separator, adds(entry), out);
}
