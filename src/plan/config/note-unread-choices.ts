import type { Importer, Input } from '../../formats/format.ts';
import { isObject, type JsonObject, quote } from '../../json/json.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import { dataKeysOf } from '../../label-config/data-key.ts';
import type { ControlTag, LabelConfig } from '../../label-config/model.ts';
import { resultLists } from '../../label-config/result-lists.ts';
import { quoteForSh } from '../../quote-shell.ts';
import { firstTasks } from '../links/first-media.ts';

/** Data keys of a task that are looked at: tables may have hundreds of thousands of columns. */
const MOST_KEYS = 100;

/**
 * Says that the values of a data key, which nobody sees, are choices of the label config: they are likely labels that exist already. Says nothing
 * where tasks have labels, or the command line says what becomes of columns.
 */
export function noteUnreadChoices(
  importer: Importer,
  input: Omit<Input, 'report' | 'skip' | 'note'>,
  config: LabelConfig | undefined,
  note: (text: string) => void,
): void {
  const { choicesColumn } = input.options;
  if (
    !config ||
    choicesColumn ||
    importer.hasParts ||
    !importer.mediaColumns ||
    !importer.options?.includes('choicesColumn')
  )
    return;
  const controls = config.controls.filter(mayBeAnswered);
  if (controls.length === 0) return;
  const values = valuesByKey(firstTasks(importer, input));
  for (const key of dataKeysOf(config).keys()) values.delete(key);
  const keysOf = new Map<ControlTag, string[]>();
  for (const [key, found] of values) {
    const fitting = controls.filter(({ labels }) => [...found].every((value) => labels.has(value)));
    const control = fitting.find(({ name }) => name === key) ?? fitting[0];
    if (control) keysOf.set(control, [...(keysOf.get(control) ?? []), key]);
  }
  for (const [{ name }, keys] of keysOf) {
    const key = keys.includes(name) ? name : keys[0]!;
    const others =
      keys.length > 1 ? ` and of ${keys.length - 1} other data key${keys.length > 2 ? 's' : ''}` : '';
    note(
      `The values of ${quote(key)}${others} are choices of <Choices name="${name}">, but no task is labeled with them; to label each task with its own: --choices-column ${quoteForSh(`${key}=${name}`)}.`,
    );
  }
}

/** Whether a task as a whole may be labeled with the choices of a tag. */
function mayBeAnswered({ tag, dynamicLabels, labels }: ControlTag): boolean {
  const isPerRegion = attributeOf(tag, 'perRegion')?.value.toLowerCase() === 'true';
  return tag.type === 'Choices' && !dynamicLabels && labels.size > 0 && !isPerRegion;
}

/** The values, but blank ones, of the data keys that hold only texts; none where a task is labeled. */
function valuesByKey(tasks: Iterable<JsonObject>): Map<string, Set<string>> {
  const values = new Map<string, Set<string>>();
  const others = new Set<string>();
  for (const task of tasks) {
    if (resultLists.some((list) => Array.isArray(task[list]) && task[list].length > 0)) return new Map();
    const data = isObject(task.data) ? task.data : task;
    let keys = 0;
    for (const key in data) {
      if (keys++ === MOST_KEYS) break;
      const value = data[key];
      if (typeof value !== 'string') others.add(key);
      else if (value.trim() !== '') values.set(key, (values.get(key) ?? new Set()).add(value));
    }
  }
  for (const key of others) values.delete(key);
  return values;
}
