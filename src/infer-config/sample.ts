import { basename, dirname } from 'node:path';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { resultLists } from '../label-config/result-lists.ts';
import type { Batch } from '../tasks/batch.ts';
import { addMisfits, addRelations, addResults, type ControlSample } from './sample-results.ts';
import {
  joinKinds,
  kindOfValue,
  type PhraseKeys,
  phraseKeysOf,
  silentPhrases,
  type ValueKind,
} from './value-kind.ts';

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
  /** The labels of relations. */
  relations: Set<string>;
  /** For each object that spans of a text name: the data keys whose texts the spans do not fit. */
  misfits: Map<string, Set<string>>;
  /** Names of the folders that the files of tasks are in; undefined when there are too many, or files lie beside the folders. */
  folders: Set<string> | undefined;
}

export interface KeySample {
  kind: ValueKind | 'empty' | undefined;
  count: number;
  /** Its different values while they are few and short; undefined after that. */
  values: Set<string> | undefined;
  /** Every value is a string; every value is a list of objects. */
  isText: boolean;
  isList: boolean;
  /** Characters of all its texts that are not numbers. */
  length: number;
  /** The keys of the items of dialogues. */
  phrases: PhraseKeys | undefined;
  /** Phrases of its dialogues that have no text. */
  silent: number;
}

/** Looks at all tasks; what is kept does not grow with their number. `root`: the folder that the files of tasks are below. */
export function sampleTasks(batches: Iterable<Batch>, root: string): Sample {
  const sample: Sample = {
    tasks: 0,
    keys: new Map(),
    controls: new Map(),
    relations: new Set(),
    misfits: new Map(),
    folders: new Set(),
  };
  for (const batch of batches) {
    for (let i = 0; i < batch.size; i++) {
      const task = batch.read(i)?.value;
      if (isObject(task)) addTask(sample, task, root);
    }
  }
  return sample;
}

function addTask(sample: Sample, task: JsonObject, root: string): void {
  sample.tasks++;
  const data = isObject(task.data) ? task.data : task;
  for (const [key, value] of Object.entries(data)) addValue(sample, key, value);
  for (const member of resultLists) {
    const entries = task[member];
    for (const entry of Array.isArray(entries) ? entries : []) {
      if (!isObject(entry) || !Array.isArray(entry.result)) continue;
      addResults(sample.controls, entry.result);
      addRelations(sample.relations, entry.result);
      addMisfits(sample.misfits, entry.result, data);
    }
  }
  if (typeof task.task_path === 'string') addFolder(sample, dirname(task.task_path), root);
}

function addFolder(sample: Sample, folder: string, root: string): void {
  if (folder === root) sample.folders = undefined;
  sample.folders?.add(basename(folder));
  if (sample.folders && sample.folders.size > MOST_VALUES) sample.folders = undefined;
}

function addValue({ keys }: Sample, key: string, value: Json): void {
  const known = keys.get(key);
  if (!known && keys.size === MOST_KEYS) return;
  const found = sampleOf(value);
  if (known) join(known, found);
  else keys.set(key, found);
}

function sampleOf(value: Json): KeySample {
  const isText = typeof value === 'string';
  const phrases = phraseKeysOf(value);
  return {
    kind: kindOfValue(value),
    count: 1,
    values: isText && value.length <= 40 ? new Set([value]) : undefined,
    isText,
    isList: Array.isArray(value) && value.every(isObject),
    length: isText && Number.isNaN(Number(value)) ? value.length : 0,
    phrases,
    silent: phrases ? silentPhrases(value, phrases) : 0,
  };
}

function join(known: KeySample, found: KeySample): void {
  const isSameDialogue =
    known.phrases?.nameKey === found.phrases?.nameKey && known.phrases?.textKey === found.phrases?.textKey;
  known.kind = isSameDialogue ? joinKinds(known.kind, found.kind) : undefined;
  known.count++;
  known.isText &&= found.isText;
  known.isList &&= found.isList;
  known.length += found.length;
  known.silent += found.silent;
  if (!found.values) known.values = undefined;
  for (const value of found.values ?? []) known.values?.add(value);
  if (known.values && known.values.size > MOST_VALUES) known.values = undefined;
}
