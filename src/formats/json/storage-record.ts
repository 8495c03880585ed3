import { membersOf } from '../../json/compact.ts';
import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import type { ElementBatch } from '../../readers/json/element-batch.ts';
import type { Batch } from '../../tasks/batch.ts';
import { jsonBatch } from '../../tasks/json-batch.ts';
import { rewrittenBatch } from './rewritten-batch.ts';

/** An annotation as Label Studio 1.x writes it to a target storage, with its task inside (StorageAnnotationSerializer). */
export interface StorageRecord extends JsonObject {
  result: Json[];
  task: JsonObject;
}

export function isStorageRecord(value: Json | undefined): value is StorageRecord {
  if (!isObject(value) || 'data' in value || !Array.isArray(value.result)) return false;
  return isObject(value.task) && isObject(value.task.data);
}

/** Whether a text starts like such an annotation, or a list of them. */
export function startsAsStorageRecord(head: string): boolean {
  return /^\s*(?:\[\s*)?\{/.test(head) && /"result"\s*:\s*\[/.test(head) && /"task"\s*:\s*\{/.test(head);
}

const taskKey = Buffer.from('"task"');
const resultKey = Buffer.from('"result"');

/** The tasks of a batch; annotations of a target storage, which the first record tells, become tasks with that annotation. */
export function tasksOrStorage(elements: ElementBatch, displayPath: string): Batch {
  const batch = jsonBatch(elements, displayPath);
  const { bytes, starts, ends } = elements;
  const first = bytes.subarray(starts[0], ends[0]);
  if (!first.includes(taskKey) || !first.includes(resultKey) || !isStorageRecord(batch.read(0)?.value))
    return batch;
  return rewrittenBatch(
    elements,
    displayPath,
    (value, at) => (isStorageRecord(value) ? { text: taskOf([{ source: bytes, at }]) } : undefined),
    pointerInRecord,
  );
}

/** Where a record stands. */
interface RecordAt {
  source: Buffer;
  at: number;
}

/** One task with the annotations of several records that are about it; all members keep their text. */
export function taskOf(records: readonly RecordAt[]): string {
  const annotations: string[] = [];
  let task = '';
  for (const { source, at } of records) {
    const members = membersOf(source, at);
    const { at: from } = members.get('task')!;
    members.delete('task');
    annotations.push(`{${printMembers(source, members)}}`);
    if (task !== '') continue;
    const inner = membersOf(source, from);
    inner.delete('annotations');
    task = printMembers(source, inner);
  }
  return `{${task},"annotations":[${annotations.join(',')}]}`;
}

function printMembers(source: Buffer, members: ReturnType<typeof membersOf>): string {
  return [...members]
    .map(([key, { at, end }]) => `${JSON.stringify(key)}:${source.toString('utf8', at, end)}`)
    .join(',');
}

function pointerInRecord(pointer: string): string {
  return pointer.startsWith('/annotations/0') ? pointer.slice('/annotations/0'.length) : `/task${pointer}`;
}
