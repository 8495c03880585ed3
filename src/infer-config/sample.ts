import { basename, dirname } from 'node:path';
import { pointerStep } from '../checks/data/pointer.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import { choicesIn } from '../formats/choices-column/label-options.ts';
import { isImage } from '../formats/media/image-dir.ts';
import { isObject, type Json, type JsonObject, showValue } from '../json/json.ts';
import { membersBesideTexts, type PhraseKeys, phraseKeysOf, silentPhrases } from '../label-config/phrases.ts';
import { resultLists } from '../label-config/result-lists.ts';
import type { Batch } from '../tasks/batch.ts';
import type { RowRecord } from '../tasks/record.ts';
import { countMedia, type MediaCells, mostlyMedia } from './media-cells.ts';
import { addMisfits, addRelations, addResults, type ControlSample } from './sample-results.ts';
import { joinKinds, kindOfValue, type ValueKind } from './value-kind.ts';

/** Data keys and different values beyond which nobody wants to see them in one label config. */
export const MOST_KEYS = 100;
export const MOST_VALUES = 50;
/** Members of phrases that are named. */
const MOST_NAMED = 5;
const none: readonly string[] = [];
/** The same for values that are asked for as choices. */
export const MOST_ASKED = 2000;
/** Characters of the longest choice that is not asked for. */
const LONGEST = 40;

/** Several words. */
const phrase = /\S\s\S/;

/** What the tasks of an input have in common, for a label config that suits all of them. */
export interface Sample {
  tasks: number;
  /** How many of them have their keys in "data". */
  inData: number;
  /** In the order in which they first come; kept only as far as every task has them. */
  keys: Map<string, KeySample>;
  /** Controls that results name, by their `from_name`. */
  controls: Map<string, ControlSample>;
  /** The labels of relations. */
  relations: Set<string>;
  /** For each object that spans of a text name: the data keys whose texts the spans do not fit. */
  misfits: Map<string, Set<string>>;
  /** Names of the folders that the files of tasks are in, except for that of all; undefined when there are too many. */
  folders: Set<string> | undefined;
  /** Files of tasks lie beside the folders. */
  isBesideFolders: boolean;
}

export interface KeySample {
  kind: ValueKind | 'empty' | undefined;
  count: number;
  /** Its different values, and those in lists of texts, while they are few and short; undefined after that. */
  values: Set<string> | undefined;
  /** Some value is a list of more than one. */
  several: boolean;
  /** Every value is a string; every value is a list of objects. */
  isText: boolean;
  isList: boolean;
  /** Every value is a list of images. */
  isImages: boolean;
  /** Characters of all its texts that are not numbers. */
  length: number;
  media: MediaCells;
  /** How many values are lists with objects, lists of texts, other lists, objects, and texts that are not blank. */
  lists: number;
  textLists: number;
  otherLists: number;
  objects: number;
  texts: number;
  /** What the first of the other lists has. */
  items: 'lists' | 'numbers' | 'values' | undefined;
  /** The member of the objects in the first list that says most. */
  member: string | undefined;
  /** How many texts, also in lists, have several words, and their characters. */
  phrased: number;
  phrasedLength: number;
  /** The keys of the items of dialogues. */
  phrases: PhraseKeys | undefined;
  /** How many values are lists of messages with parts, as Gemini has them. */
  withParts: number;
  /** Phrases of its dialogues that have no text. */
  silent: number;
  /** What phrases have beside their texts and is not shown: some names of members. */
  besideTexts: readonly string[];
}

/**
 * Looks at all tasks; what is kept does not grow with their number. `root`: the folder that the files of tasks are below; `asked`: the data keys
 * whose values are to be choices.
 */
export function sampleTasks(batches: Iterable<Batch>, root: string, asked: ReadonlySet<string>): Sample {
  const sample: Sample = {
    tasks: 0,
    inData: 0,
    keys: new Map(),
    controls: new Map(),
    relations: new Set(),
    misfits: new Map(),
    folders: new Set(),
    isBesideFolders: false,
  };
  const addRow = rowSampler(sample, asked);
  for (const batch of batches) {
    for (let i = 0; i < batch.size; i++) {
      const record = batch.read(i);
      if (record?.kind === 'row') {
        addRow(record, (path) => batch.locate(i, path));
        continue;
      }
      const task = record?.value;
      if (isObject(task)) addTask(sample, task, root, asked, (path) => batch.locate(i, path));
    }
  }
  for (const found of sample.keys.values()) {
    if (found.kind === 'Text' && found.isText) found.kind = mostlyMedia(found.media) ?? 'Text';
  }
  return sample;
}

/** Adds the rows of tables, without making an object of each. */
function rowSampler(sample: Sample, asked: ReadonlySet<string>) {
  let seen: readonly string[] | undefined;
  let columns: Column[] = [];
  return ({ keys, valueAt }: RowRecord, locate: (path: string) => Place): void => {
    sample.tasks++;
    if (keys !== seen) {
      seen = keys;
      columns = columnsToSample(sample, keys, asked);
    }
    for (const { key, place, isAsked } of columns) {
      const value = valueAt(place);
      if (value !== undefined)
        addValue(sample, key, value, isAsked, () => locate(`/data${pointerStep(key)}`));
    }
  };
}

interface Column {
  key: string;
  place: number;
  isAsked: boolean;
}

/** The columns that count, in the order in which an object has their keys: numbers come first. */
function columnsToSample(sample: Sample, keys: readonly string[], asked: ReadonlySet<string>): Column[] {
  let room = MOST_KEYS;
  const columns: Column[] = [];
  for (const [place, key] of keys.entries()) {
    const isAsked = asked.has(key);
    if (isAsked || sample.keys.has(key) || room-- > 0) columns.push({ key, place, isAsked });
  }
  const inOrder = Object.keys(Object.fromEntries(columns.map(({ key }) => [key, true])));
  const ranks = new Map(inOrder.map((key, rank) => [key, rank]));
  return columns.sort((a, b) => ranks.get(a.key)! - ranks.get(b.key)!);
}

function addTask(
  sample: Sample,
  task: JsonObject,
  root: string,
  asked: ReadonlySet<string>,
  locate: (path: string) => Place,
): void {
  sample.tasks++;
  const data = isObject(task.data) ? task.data : task;
  const inData = data === task.data ? '/data' : '';
  if (inData !== '') sample.inData++;
  for (const key of keysToSample(sample, data, asked)) {
    addValue(sample, key, data[key]!, asked.has(key), () => locate(`${inData}${pointerStep(key)}`));
  }
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

/** The keys of a task that count: once there are as many as are kept, only these, as a table may have hundreds of thousands of columns. */
function keysToSample({ keys }: Sample, data: JsonObject, asked: ReadonlySet<string>): Iterable<string> {
  if (keys.size < MOST_KEYS) return Object.keys(data);
  return [...new Set([...keys.keys(), ...asked])].filter((key) => Object.hasOwn(data, key));
}

function addFolder(sample: Sample, folder: string, root: string): void {
  if (folder === root) sample.isBesideFolders = true;
  else sample.folders?.add(basename(folder));
  if (sample.folders && sample.folders.size > MOST_VALUES) sample.folders = undefined;
}

function addValue({ keys }: Sample, key: string, value: Json, isAsked: boolean, locate: () => Place): void {
  const known = keys.get(key);
  if (!known && keys.size === MOST_KEYS && !isAsked) return;
  const found = sampleOf(value, isAsked);
  if (known) join(known, found, isAsked ? MOST_ASKED : MOST_VALUES);
  else keys.set(key, found);
  if (typeof value === 'string') countMedia((known ?? found).media, found.kind, value, locate);
}

function sampleOf(value: Json, isAsked: boolean): KeySample {
  const isText = typeof value === 'string';
  const phrases = phraseKeysOf(value);
  const values = choicesOf(value, isAsked);
  const list = Array.isArray(value) && value.length > 0 ? value : undefined;
  const isOfObjects = list?.some(isObject) ?? false;
  const textList = list?.every(isString) ? list : undefined;
  const phrased = (isText ? [value] : (textList ?? [])).filter((text) => phrase.test(text));
  const areShort = isAsked || values?.every((one) => one.length <= LONGEST);
  return {
    kind: kindOfValue(value),
    count: 1,
    values: values && areShort ? new Set(values) : undefined,
    several: values !== undefined && values.length > 1,
    isText,
    isList: Array.isArray(value) && value.every(isObject),
    isImages: list?.every(isLinkedImage) ?? false,
    length: isText && !isLikeNumber(value) ? value.length : 0,
    lists: isOfObjects ? 1 : 0,
    textLists: textList ? 1 : 0,
    otherLists: list && !isOfObjects && !textList ? 1 : 0,
    items: list && itemsOf(list),
    objects: isObject(value) ? 1 : 0,
    texts: isText && value.trim() !== '' ? 1 : 0,
    member: Array.isArray(value) ? longestMember(value) : undefined,
    phrased: phrased.length,
    phrasedLength: phrased.reduce((sum, { length }) => sum + length, 0),
    media: { links: new Map(), others: 0, names: 0, name: undefined, other: undefined },
    phrases,
    withParts: list?.every(isOfParts) ? 1 : 0,
    silent: phrases ? silentPhrases(value, phrases) : 0,
    besideTexts: phrases ? firstNames(membersBesideTexts(value, phrases)) : none,
  };
}

function firstNames(names: readonly string[]): string[] {
  return [...new Set(names)].slice(0, MOST_NAMED);
}

function itemsOf(list: readonly Json[]): KeySample['items'] {
  if (list.some((item) => Array.isArray(item))) return 'lists';
  return list.every((item) => typeof item === 'number') ? 'numbers' : 'values';
}

/** Whether a text is a number, also with decimal commas or a percent sign; none of these is what people label. */
function isLikeNumber(text: string): boolean {
  return !Number.isNaN(Number(text)) || /^[+-]?\d[\d.,]*\s*%?$/.test(text.trim());
}

const isString = (value: Json): value is string => typeof value === 'string';

/** Names of members that are read, also where they have one word. */
const textName = /(?:text|content|title|body|answer|response|message|sentence|caption|summary|question)$/i;

/** The member that has the longest text to read in the first object of a list and is a text in all others; a URL or a type is none. */
function longestMember(items: readonly Json[]): string | undefined {
  const [first] = items;
  if (!isObject(first)) return undefined;
  const texts = Object.entries(first).flatMap(([key, value]) =>
    typeof value === 'string' && items.every((item) => isObject(item) && typeof item[key] === 'string')
      ? [{ key, length: value.length, isPhrase: phrase.test(value) }]
      : [],
  );
  return texts
    .filter(({ key, isPhrase }) => isPhrase || textName.test(key))
    .sort((a, b) => b.length - a.length)[0]?.key;
}

/** Whether a value is a message of Gemini, whose texts and calls are its parts. */
function isOfParts(value: Json): boolean {
  return (
    isObject(value) && Array.isArray(value.parts) && value.parts.length > 0 && value.parts.every(isObject)
  );
}

/** Whether a value is a link to an image, or a name that becomes one. */
function isLinkedImage(value: Json): boolean {
  return (
    typeof value === 'string' && (kindOfValue(value) === 'Image' || (isImage(value) && !/\s/.test(value)))
  );
}

/**
 * What choices a value may mean: itself, or the items of a short list, also of one that is written as a text; undefined for what cannot be any.
 * Texts that are asked for may be several, as Label Studio exports them to CSV.
 */
function choicesOf(value: Json, isAsked: boolean): string[] | undefined {
  const items = Array.isArray(value) ? value : [value];
  if (items.length > MOST_VALUES || items.some((item) => !isScalar(item))) return undefined;
  return items.flatMap((item) => {
    if (item === null) return [];
    if (typeof item !== 'string' || !(isAsked || /^\s*\[/.test(item))) return [showValue(item)];
    return choicesIn(item);
  });
}

function isScalar(value: Json): boolean {
  return value === null || ['string', 'boolean'].includes(typeof value) || Number.isInteger(value);
}

function join(known: KeySample, found: KeySample, most: number): void {
  const isSameDialogue =
    known.phrases?.nameKey === found.phrases?.nameKey && known.phrases?.textKey === found.phrases?.textKey;
  known.kind = isSameDialogue ? joinKinds(known.kind, found.kind) : undefined;
  known.count++;
  known.isImages &&= found.isImages;
  known.isText &&= found.isText;
  known.isList &&= found.isList;
  known.several ||= found.several;
  known.length += found.length;
  known.lists += found.lists;
  known.textLists += found.textLists;
  known.items = known.otherLists > 0 ? known.items : found.items;
  known.otherLists += found.otherLists;
  known.objects += found.objects;
  known.texts += found.texts;
  known.phrased += found.phrased;
  known.phrasedLength += found.phrasedLength;
  known.withParts += found.withParts;
  known.member ??= found.member;
  known.silent += found.silent;
  if (found.besideTexts.length > 0)
    known.besideTexts = firstNames([...known.besideTexts, ...found.besideTexts]);
  if (!found.values) known.values = undefined;
  for (const value of found.values ?? []) known.values?.add(value);
  if (known.values && known.values.size > most) known.values = undefined;
}
