import type { Importer, Input } from '../../formats/format.ts';
import type { MediaLinks } from '../../formats/media-columns/link-batch.ts';
import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import type { TaskRecord } from '../../tasks/record.ts';

/** Tasks that are looked at to see whether their data names media. */
const LOOKED_AT = 200;
/** Values in their data after which no further task is looked at: rows of tables may have very many columns. */
const MOST_VALUES = 100_000;

/** The texts in the data of the first tasks that may name media, alone or in lists. */
export function* firstMedia(
  importer: Importer,
  input: Omit<Input, 'report' | 'skip' | 'note'>,
  isMedia: MediaLinks['isMedia'],
): Generator<string> {
  for (const { key, text } of firstTexts(importer, input)) if (isMedia(key, text)) yield text;
}

/** The texts in the data of the first tasks, alone or in lists. */
export function* firstTexts(
  importer: Importer,
  input: Omit<Input, 'report' | 'skip' | 'note'>,
): Generator<{ key: string; text: string }> {
  for (const [key, value] of firstValues(importer, input)) {
    for (const text of Array.isArray(value) ? value : [value])
      if (typeof text === 'string') yield { key, text };
  }
}

/** The data keys of the first tasks and their values. */
export function* firstValues(
  importer: Importer,
  input: Omit<Input, 'report' | 'skip' | 'note'>,
): Generator<[key: string, value: Json | undefined]> {
  let values = 0;
  for (const record of firstRecords(importer, input)) {
    for (const pair of pairsOf(record)) {
      values += Array.isArray(pair[1]) ? pair[1].length : 1;
      yield pair;
    }
    if (values >= MOST_VALUES) return;
  }
}

/** The data keys of a task and their values. Of a table with hundreds of thousands of columns no object or list of them is made. */
function* pairsOf(record: TaskRecord): Generator<[key: string, value: Json | undefined]> {
  if (record.kind === 'row') {
    for (const [i, key] of record.keys.entries()) yield [key, record.valueAt(i)];
    return;
  }
  const task = record.value;
  if (isObject(task)) yield* Object.entries(isObject(task.data) ? task.data : task);
}

/** The first tasks. */
export function* firstTasks(
  importer: Importer,
  input: Omit<Input, 'report' | 'skip' | 'note'>,
): Generator<JsonObject> {
  for (const { value } of firstRecords(importer, input)) if (isObject(value)) yield value;
}

function* firstRecords(
  importer: Importer,
  input: Omit<Input, 'report' | 'skip' | 'note'>,
): Generator<TaskRecord> {
  const quiet = { ...input, note: () => {}, report: () => {}, skip: () => {} };
  let tasks = 0;
  for (const batch of importer.read(quiet)) {
    for (let i = 0; i < batch.size; i++) {
      const record = batch.read(i);
      if (record) yield record;
      if (++tasks === LOOKED_AT) return;
    }
  }
}
