import { jqPath } from '../../diagnostics/jq-command.ts';
import { BACKSLASH, CLOSE_BRACE, COLON, OPEN_BRACKET, SPACE } from '../../json/bytes.ts';
import { isObject, type Json, type JsonObject } from '../../json/json.ts';

/** The keys of lists that whatHoldsRecords knows. */
const listKeys = ['data', 'tasks', 'results'].map((key) => Buffer.from(JSON.stringify(key)));
/** How escapes of small letters begin: the key may be written with them. */
const escapes = [Buffer.from('\\u006'), Buffer.from('\\u007')];

/**
 * Whether the JSON of an object may be what `whatHoldsRecords` knows, as far as a glance at the bytes tells: none is without such a list or an
 * object as its last value. To parse a file for this takes longer than to read it.
 */
export function mayHoldRecords(json: Buffer): boolean {
  let at = json.length - 2;
  while (at > 0 && json[at]! <= SPACE) at--;
  return json[at] === CLOSE_BRACE || endsInCount(json) || hasListOf(json) || hasEscapes(json);
}

/** Bytes of a count or the address of a page at most, with its key. */
const COUNT_BYTES = 1000;

/** Whether a count may be the last member. */
function endsInCount(json: Buffer): boolean {
  return /"(?:next|previous|count|total)/.test(
    json.toString('latin1', Math.max(0, json.length - COUNT_BYTES)),
  );
}

/** Whether one of these keys, at whatever depth, has a list: few bytes are brackets, and to search for the keys takes five times as long. */
function hasListOf(json: Buffer): boolean {
  for (let list = json.indexOf(OPEN_BRACKET); list >= 0; list = json.indexOf(OPEN_BRACKET, list + 1)) {
    const colon = skipBlanksBefore(json, list);
    if (json[colon] !== COLON) continue;
    const end = skipBlanksBefore(json, colon) + 1;
    if (
      listKeys.some(
        (key) => end >= key.length && json.compare(key, 0, key.length, end - key.length, end) === 0,
      )
    )
      return true;
  }
  return false;
}

function hasEscapes(json: Buffer): boolean {
  return json.includes(BACKSLASH) && escapes.some((start) => json.includes(start));
}

/** The last byte before a place that is not space, or -1. */
function skipBlanksBefore(json: Buffer, at: number): number {
  at--;
  while (json[at]! <= SPACE) at--;
  return at;
}

/** What holds tasks, in words that follow "this is", and the program of jq that makes a list of them. */
interface Holder {
  found: string;
  jq?: string;
}

/**
 * What a JSON file with one object is, when that holds many tasks and is not one: a table as `DataFrame.to_json` of pandas writes it unless it is
 * asked for records, or a list in "data".
 */
export function whatHoldsRecords(value: Json | undefined): Holder | undefined {
  if (!isObject(value)) return undefined;
  const { data } = value;
  const page = listInPage(value);
  if (page !== undefined)
    return { found: `an answer of an API with a list in ${JSON.stringify(page)}`, jq: jqPath([page]) };
  const holder = holderOfTasks(value);
  if (holder !== undefined)
    return holder === ''
      ? { found: 'an object whose members are tasks', jq: '[.[]]' }
      : {
          found: `an object with tasks as members of ${JSON.stringify(holder)}`,
          jq: `[${jqPath([holder])}[]]`,
        };
  if (Array.isArray(data)) {
    if (Array.isArray(value.columns) && Array.isArray(value.index)) return ofPandas('split');
    if (!isObject(data[0]) || ofTasks.some((key) => key in value)) return undefined;
    if (isObject(value.schema) && Array.isArray(value.schema.fields)) return ofPandas('table');
    return { found: 'an object with a list in "data"', jq: '.data' };
  }
  const parts = Object.values(value);
  if (parts.length === 0 || !parts.every(isObject)) return undefined;
  const [first] = parts as [JsonObject];
  const rows = Object.keys(first);
  // A single cell is rather an object in the data of a task.
  const cells = parts.length * rows.length;
  if (cells > 1 && isCounted(rows) && parts.every((part) => hasSameKeys(part as JsonObject, rows)))
    return ofPandas('columns');
  if (isCounted(Object.keys(value))) return ofPandas('index');
  return parts.length > 1 && areNumbered(value)
    ? { found: 'an object whose members have numbers as keys', jq: '[.[]]' }
    : undefined;
}

/**
 * The list in a page of results: GET /api/tasks of Label Studio has "tasks" and "total", others have "results" and "count". One task may have these
 * as data: with anything else beside them, or without tasks in the list, it is left one.
 */
function listInPage(value: JsonObject): string | undefined {
  const pages = [
    ['tasks', 'total'],
    ['results', 'count'],
  ] as const;
  const keys = Object.keys(value);
  return pages.find(([list, count]) => {
    const items = value[list];
    if (!Array.isArray(items) || items.length === 0 || typeof value[count] !== 'number') return false;
    const isOfPage = (key: string) => key === list || isCount(key);
    return items.every((item) => isObject(item) && ('data' in item || 'id' in item)) && keys.every(isOfPage);
  })?.[0];
}

/**
 * The key of an object whose members are tasks, under their ids or other names; empty where it is the whole. One member alone may look
 * like a task and be data.
 */
function holderOfTasks(value: JsonObject): string | undefined {
  const keys = Object.keys(value);
  const [key, ...rivals] = keys.filter((one) => !isCount(one));
  if (key !== undefined && rivals.length === 0 && holders.includes(key)) {
    const inner = value[key];
    // Records without "data" are tasks only under numbers, as those of a project by their ids.
    if (isObject(inner) && (areTasks(inner) || areNumbered(inner))) return key;
  }
  return keys.length > 1 && areTasks(value) ? '' : undefined;
}

/** Keys of what holds tasks. */
const holders = ['tasks', 'results', 'items', 'examples'];

function areNumbered(value: JsonObject): boolean {
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([key, member]) => /^\d+$/.test(key) && isObject(member));
}

function areTasks(value: JsonObject): boolean {
  const members = Object.values(value);
  return members.length > 0 && members.every((member) => isObject(member) && isObject(member.data));
}

/** Whether a key is one that pages have beside their tasks. */
function isCount(key: string): boolean {
  return /^(?:next|previous|count|total|total_\w+)$/.test(key);
}

/** What only a task has beside its data. */
const ofTasks = ['id', 'predictions', 'annotations', 'completions'];

function ofPandas(orient: string): Holder {
  return { found: `a table that pandas wrote with orient=${JSON.stringify(orient)}` };
}

/** Whether keys are the numbers of rows: 0, 1, 2. */
function isCounted(keys: readonly string[]): boolean {
  return keys.length > 0 && keys.every((key, i) => key === String(i));
}

function hasSameKeys(part: JsonObject, keys: readonly string[]): boolean {
  const own = Object.keys(part);
  return own.length === keys.length && own.every((key, i) => key === keys[i]);
}
