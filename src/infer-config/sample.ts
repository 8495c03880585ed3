import { basename, dirname } from 'node:path';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { resultLists } from '../label-config/result-lists.ts';
import type { Batch } from '../tasks/batch.ts';
import { joinKinds, kindOfValue, type ValueKind } from './value-kind.ts';

/** Data keys and different values beyond which nobody wants to see them in one label config. */
const MOST_KEYS = 100;
const MOST_VALUES = 50;

/** What the tasks of an input have in common, for a label config that suits all of them. */
export interface Sample {
  tasks: number;
  /** In the order in which they first come; kept only as far as every task has them. */
  keys: Map<string, KeySample>;
  /** Controls that results name, by their `from_name`. */
  controls: Map<string, ControlSample>;
  /** Names of the folders that the files of tasks are in; undefined when there are too many. */
  folders: Set<string> | undefined;
}

export interface KeySample {
  kind: ValueKind | 'empty' | undefined;
  count: number;
  /** Its different values while they are few and short; undefined after that. */
  values: Set<string> | undefined;
}

export interface ControlSample {
  type: string;
  to: string;
  labels: Set<string>;
  /** A result that has more than one of them. */
  several: boolean;
}

/** Looks at all tasks; what is kept does not grow with their number. */
export function sampleTasks(batches: Iterable<Batch>): Sample {
  const sample: Sample = { tasks: 0, keys: new Map(), controls: new Map(), folders: new Set() };
  for (const batch of batches) {
    for (let i = 0; i < batch.size; i++) {
      const task = batch.read(i)?.value;
      if (isObject(task)) addTask(sample, task);
    }
  }
  return sample;
}

function addTask(sample: Sample, task: JsonObject): void {
  sample.tasks++;
  for (const [key, value] of Object.entries(isObject(task.data) ? task.data : task))
    addValue(sample, key, value);
  for (const member of resultLists) {
    for (const entry of listOf(task[member])) {
      for (const result of isObject(entry) ? listOf(entry.result) : []) addResult(sample.controls, result);
    }
  }
  if (typeof task.task_path === 'string') sample.folders?.add(basename(dirname(task.task_path)));
  if (sample.folders && sample.folders.size > MOST_VALUES) sample.folders = undefined;
}

function addValue({ keys }: Sample, key: string, value: Json): void {
  const known = keys.get(key);
  const kind = kindOfValue(value);
  if (!known && keys.size === MOST_KEYS) return;
  const text = typeof value === 'string' && value.length <= 40 ? value : undefined;
  if (!known) keys.set(key, { kind, count: 1, values: text === undefined ? undefined : new Set([text]) });
  else {
    known.kind = joinKinds(known.kind, kind);
    known.count++;
    if (text === undefined) known.values = undefined;
    known.values?.add(text!);
    if (known.values && known.values.size > MOST_VALUES) known.values = undefined;
  }
}

function addResult(controls: Map<string, ControlSample>, result: Json): void {
  if (!isObject(result)) return;
  const { from_name: from, to_name: to, type, value } = result;
  if (typeof from !== 'string' || typeof to !== 'string' || typeof type !== 'string') return;
  let control = controls.get(from);
  if (!control) {
    control = { type, to, labels: new Set(), several: false };
    controls.set(from, control);
  }
  const labels = isObject(value) ? listOf(value[type]) : [];
  if (labels.length > 1) control.several = true;
  for (const label of labels) if (typeof label === 'string') control.labels.add(label);
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
