import { membersOf } from '../../json/compact.ts';
import { applyEdits } from '../../json/edits.ts';
import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import { escapePointer, memberOf, type Node, parseLossless } from '../../json/parse-lossless.ts';
import type { Batch } from '../../tasks/batch.ts';
import { changedBatch, withText } from '../../tasks/changed-batch.ts';
import type { JsonRecord, TaskRecord } from '../../tasks/record.ts';
import { madeText } from '../../tasks/text-batch.ts';
import { choicesIn, choicesResult, type LabelKeys, scoreOf } from './label-options.ts';

/** Where the labels of a task come from: the pointer of its data, the keys of its results, and the entry that they are in. */
interface Origin {
  data: string;
  member: string;
  keys: string[];
  entry: number;
}

/** The tasks of a batch with results of the values of some data keys; what is wrong with them is found at the values. */
export function choicesBatch(
  batch: Batch,
  labels: LabelKeys,
  onData: (data: JsonObject) => void = () => {},
): Batch {
  const origins: (Origin | undefined)[] = [];
  const change = (record: TaskRecord, index: number): TaskRecord => {
    const task = record.value;
    if (!isObject(task)) return record;
    const isInData = isObject(task.data);
    // What is called data and is not an object is said by the checks.
    if (!isInData && 'data' in task) return record;
    const data = isInData ? (task.data as JsonObject) : task;
    onData(data);
    const { entry, keys } = entryOf(data, labels, (key) => withDigits(record, isInData, key));
    if (!entry) return record;
    const member = memberFor(task, isInData, labels.member);
    const before = isInData ? entriesOf(task, member) : [];
    origins[index] = { data: isInData ? '/data' : '', member, keys, entry: before.length };
    return withEntry(record, task, isInData, member, [...before, entry], entry);
  };
  const locate: Batch['locate'] = (index, pointer) =>
    batch.locate(index, pointer && pointerInInput(pointer, origins[index], labels));
  return changedBatch(batch, change, { locate });
}

/** The annotation or prediction of the values; `keys` are those of its results. */
function entryOf(
  data: JsonObject,
  { choices, score }: LabelKeys,
  exact: (key: string) => Json | undefined,
): { entry: JsonObject | undefined; keys: string[] } {
  const result: JsonObject[] = [];
  const keys: string[] = [];
  for (const one of choices) {
    const value = data[one.key] ?? null;
    const found = choicesOfValue(losesDigits(value) ? (exact(one.key) ?? value) : value);
    if (found.length === 0) continue;
    result.push(choicesResult(one, found));
    keys.push(one.key);
  }
  if (result.length === 0) return { entry: undefined, keys };
  const number = score === undefined ? null : (data[score] ?? null);
  if (number === null || number === '') return { entry: { result }, keys };
  return { entry: { result, score: typeof number === 'string' ? scoreOf(number) : number }, keys };
}

/** Whether a value is, or lists, whole numbers that a double does not hold to the digit. */
function losesDigits(value: Json): boolean {
  if (Array.isArray(value)) return value.some(losesDigits);
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** A value of the data with such numbers as texts of their digits; undefined when the task is no JSON text. */
function withDigits(record: TaskRecord, isInData: boolean, key: string): Json | undefined {
  if (record.kind !== 'json') return undefined;
  const text = record.source.toString('utf8', record.at, record.end);
  const root = parseLossless(text);
  const node = memberOf(isInData ? memberOf(root, 'data') : root, key);
  return node && digitsOf(node, text);
}

function digitsOf(node: Node, text: string): Json {
  if (node.kind === 'array') return node.items.map((item) => digitsOf(item, text));
  const written = text.slice(node.start, node.end);
  const value = JSON.parse(written) as Json;
  return losesDigits(value) ? written : value;
}

/** What is none of a text, a number, true, false and a list of such is written as JSON, so that the checks quote it. */
function choicesOfValue(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(choicesOfValue);
  if (value === null) return [];
  if (typeof value === 'string') return choicesIn(value);
  return typeof value === 'object' ? choicesIn(JSON.stringify(value)) : [String(value)];
}

/** Tasks of 1.x have annotations where those of 0.9 have completions. */
function memberFor(task: JsonObject, isInData: boolean, member: LabelKeys['member']): string {
  return isInData && member === 'completions' && Array.isArray(task.annotations) ? 'annotations' : member;
}

function entriesOf(task: JsonObject, member: string): Json[] {
  const entries = task[member];
  return Array.isArray(entries) ? entries : [];
}

function withEntry(
  record: TaskRecord,
  task: JsonObject,
  isInData: boolean,
  member: string,
  entries: Json[],
  entry: JsonObject,
): TaskRecord {
  if (record.kind === 'json') return splice(record, isInData, member, entry);
  const made = isInData ? { ...task, [member]: entries } : { data: task, [member]: entries };
  return record.kind === 'made' ? { ...record, value: made } : madeText(JSON.stringify(made));
}

/** The text of a task with one more entry; all else stays as it is written. */
function splice(record: JsonRecord, isInData: boolean, member: string, entry: JsonObject): JsonRecord {
  const text = record.source.subarray(record.at, record.end);
  const added = JSON.stringify(entry);
  if (!isInData)
    return withText(
      record,
      Buffer.concat([Buffer.from('{"data":'), text, Buffer.from(`,"${member}":[${added}]}`)]),
    );
  const list = membersOf(text, 0).get(member);
  const entries = (record.value as JsonObject)[member];
  const edit =
    list && text[list.at] === 0x5b
      ? { at: list.end - 1, text: Array.isArray(entries) && entries.length > 0 ? `,${added}` : added }
      : { at: text.length - 1, text: `,"${member}":[${added}]` };
  return withText(record, applyEdits(text, [{ ...edit, end: edit.at }]));
}

/** A pointer into the labels as one to the value that they were made of; one to data as the input has it. */
function pointerInInput(pointer: string, origin: Origin | undefined, { score }: LabelKeys): string {
  if (!origin) return pointer;
  const { data, member, keys, entry } = origin;
  const to = (key: string) => `${data}/${escapePointer(key)}`;
  if (score !== undefined && pointer === `/${member}/${entry}/score`) return to(score);
  const index = new RegExp(`^/${member}/${entry}/result/(\\d+)`).exec(pointer)?.[1];
  const key = keys[Number(index ?? -1)];
  if (key !== undefined) return to(key);
  return data === '' && pointer.startsWith('/data') ? pointer.slice('/data'.length) : pointer;
}
