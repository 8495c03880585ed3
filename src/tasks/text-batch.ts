import type { Located, Place } from '../diagnostics/diagnostic.ts';
import type { Json } from '../json/json.ts';
import type { Batch } from './batch.ts';
import type { JsonRecord } from './record.ts';

/** A task about a file whose data is JSON text already, so that its numbers keep their digits. */
export interface TextTask {
  task_path: string;
  /** The members of the data: each key with the JSON of its value. */
  data: [key: string, json: string][];
}

/** Tasks whose data is copied, not rebuilt. `displayPath` names the file of the n-th task for people, `found` tells what is wrong in it. */
export function textBatch(
  tasks: TextTask[],
  displayPath: (index: number) => string,
  found: (index: number) => Iterable<Located> = () => [],
): Batch {
  const dataOf = (index: number) =>
    `"data":{${tasks[index]!.data.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',')}}`;
  return {
    size: tasks.length,
    read: (index) => madeText(`{"task_path":${JSON.stringify(tasks[index]!.task_path)},${dataOf(index)}}`),
    original: (index) => `{${dataOf(index)}}`,
    found,
    locate: (index): Place => ({ file: displayPath(index) }),
  };
}

/** JSON that lsimport put together of members that such a task has (JsonRecord.made), as a record. */
export function madeText(text: string): JsonRecord {
  return { ...taskText(text), made: true };
}

/** The JSON of a task with any members, above all an id, as a record. */
export function taskText(text: string): JsonRecord {
  const source = Buffer.from(text);
  return { kind: 'json', value: JSON.parse(text) as Json, source, at: 0, end: source.length };
}
