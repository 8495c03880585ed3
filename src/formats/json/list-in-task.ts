import { jqCommand, jqPath } from '../../diagnostics/jq-command.ts';
import { isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import { keyOf } from '../../label-config/data-key.ts';
import { collectDemands } from '../../label-config/demands.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { phraseKeysOf } from '../../label-config/phrases.ts';
import { resultLists } from '../../label-config/result-lists.ts';
import { outputFor } from '../../output-name.ts';
import type { Input } from '../format.ts';

/** How deep a list is looked for. */
const MOST_LEVELS = 5;

type ListInside = { keys: readonly string[]; items: readonly Json[] };

/**
 * Says in a note that a file with one object is one task where its only list of objects may be the tasks, as in answers of APIs, and how to get
 * these. A label config of people who mean the whole shows that list, or finds all that it asks for.
 */
export function noteListInTask(
  value: Json | undefined,
  displayPath: string,
  { config, isConfigMade, note }: Pick<Input, 'config' | 'isConfigMade' | 'note'>,
): void {
  if (!isObject(value) || resultLists.some((member) => member in value)) return;
  const isInData = isObject(value.data);
  if (isInData && 'id' in value) return;
  const data = isInData ? (value.data as JsonObject) : value;
  const holder = holderIn(data);
  if (!holder) return;
  if (config && (shows(config, holder.keys) || (!isConfigMade && hasAll(data, config)))) return;
  const way = isInData ? ['data', ...holder.keys] : holder.keys;
  const program = holder.program(way.length === 0 ? '.' : jqPath(way));
  const where = way.length === 0 ? '' : ` in ${quote(way.join('.'))}`;
  note(
    `${displayPath} is one task, ${holder.what}${where}. If each of them is a task: ${jqCommand(program, displayPath)} > ${outputFor('tasks.json', displayPath)}`,
  );
}

/** What may be records of their own, in the data of a task. */
interface Holder {
  what: string;
  keys: readonly string[];
  /** The program of jq that gives them, by that which gives what holds them. */
  program: (path: string) => string;
}

function holderIn(data: JsonObject): Holder | undefined {
  const members = Object.values(data);
  if (members.length > 1 && members.every(isObject) && areAlike(members))
    return {
      what: `an object of ${members.length} objects with the same keys`,
      keys: [],
      program: (path) => `[${path}[]]`,
    };
  const length = lengthOfColumns(members);
  if (length > 1)
    return {
      what: `an object of ${members.length} lists with ${length} values each, like the columns of ${length} rows`,
      keys: [],
      program: (path) =>
        `[${path} | to_entries as $columns | range(${length}) as $row | $columns | map({key, value: .value[$row]}) | from_entries]`,
    };
  const [found, other] = listsIn(data, []);
  if (!found || other || found.items.length < 2 || phraseKeysOf(found.items as Json[])) return undefined;
  const { keys, items } = found;
  return { what: `with a list of ${items.length} objects`, keys, program: (path) => path };
}

/** Whether objects have the same keys, and texts. One key or none is hardly a record. */
function areAlike(objects: readonly JsonObject[]): boolean {
  const [first, ...others] = objects as [JsonObject, ...JsonObject[]];
  const keys = Object.keys(first);
  const isLike = (other: JsonObject) =>
    Object.keys(other).length === keys.length && keys.every((key) => Object.hasOwn(other, key));
  return keys.length > 1 && others.every(isLike) && objects.every(hasText);
}

/** Whether there is something to read: a text, or a list that may have texts further in. */
const hasText = (object: JsonObject) =>
  Object.values(object).some(
    (value) => typeof value === 'string' || (Array.isArray(value) && value.some(isObject)),
  );

/** How many values each of several lists has, none of them a list or an object; 0 where there is anything else. */
function lengthOfColumns(members: readonly Json[]): number {
  const [first] = members;
  if (!Array.isArray(first) || members.length < 2) return 0;
  const isColumn = (member: Json) =>
    Array.isArray(member) &&
    member.length === first.length &&
    member.every((value) => typeof value !== 'object' || value === null);
  return members.every(isColumn) ? first.length : 0;
}

function listsIn(object: JsonObject, above: readonly string[]): ListInside[] {
  return Object.entries(object).flatMap(([key, value]) => {
    const keys = [...above, key];
    if (Array.isArray(value))
      return value.length > 0 && value.every(isObject) ? [{ keys, items: value }] : [];
    return isObject(value) && keys.length < MOST_LEVELS ? listsIn(value, keys) : [];
  });
}

/** Whether a label config reads the list itself or something in it, and not only an object around it. */
function shows(config: LabelConfig, keys: readonly string[]): boolean {
  return (
    keys.length > 0 && collectDemands(config).some(({ steps }) => keys.every((key, i) => steps[i] === key))
  );
}

function hasAll(data: JsonObject, { objects }: LabelConfig): boolean {
  return objects.every(({ source }) => {
    const key = source && keyOf(source);
    return key === undefined || Object.hasOwn(data, key);
  });
}
