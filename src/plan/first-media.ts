import type { Importer, Input } from '../formats/format.ts';
import type { MediaLinks } from '../formats/media-columns/link-batch.ts';
import { isObject, type JsonObject } from '../json/json.ts';

/** Tasks that are looked at to see whether their data names media. */
const LOOKED_AT = 200;
/** Texts in their data after which no further task is looked at: rows of tables may have hundreds of thousands of columns. */
const MOST_TEXTS = 100_000;

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
  let texts = 0;
  for (const task of firstTasks(importer, input)) {
    const data = isObject(task.data) ? task.data : task;
    // Of a table with hundreds of thousands of columns, a list of all pairs would take longer than all the rest.
    for (const key in data) {
      const value = data[key];
      for (const text of Array.isArray(value) ? value : [value])
        if (typeof text === 'string') {
          texts++;
          yield { key, text };
        }
    }
    if (texts >= MOST_TEXTS) return;
  }
}

/** The first tasks. */
export function* firstTasks(
  importer: Importer,
  input: Omit<Input, 'report' | 'skip' | 'note'>,
): Generator<JsonObject> {
  const quiet = { ...input, note: () => {}, report: () => {}, skip: () => {} };
  let tasks = 0;
  for (const batch of importer.read(quiet)) {
    for (let i = 0; i < batch.size; i++) {
      const task = batch.read(i)?.value;
      if (isObject(task)) yield task;
      if (++tasks === LOOKED_AT) return;
    }
  }
}
