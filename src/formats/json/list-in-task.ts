import { jqCommand, jqPath } from '../../diagnostics/jq-command.ts';
import { isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import { keyOf } from '../../label-config/data-key.ts';
import { collectDemands } from '../../label-config/demands.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { phraseKeysOf } from '../../label-config/phrases.ts';
import { resultLists } from '../../label-config/result-lists.ts';
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
  const [found, other] = listsIn(data, []);
  if (!found || other || found.items.length < 2 || phraseKeysOf(found.items as Json[])) return;
  if (config && (shows(config, found.keys) || (!isConfigMade && hasAll(data, config)))) return;
  const way = isInData ? ['data', ...found.keys] : found.keys;
  note(
    `${displayPath} is one task, with a list of ${found.items.length} objects in ${quote(way.join('.'))}. If each of them is a task: ${jqCommand(jqPath(way), displayPath)} > tasks.json`,
  );
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
  return collectDemands(config).some(({ steps }) => keys.every((key, i) => steps[i] === key));
}

function hasAll(data: JsonObject, { objects }: LabelConfig): boolean {
  return objects.every(({ source }) => {
    const key = source && keyOf(source);
    return key === undefined || Object.hasOwn(data, key);
  });
}
