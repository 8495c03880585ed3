import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { attributeOf } from './attribute.ts';
import type { DataPath, DataSource, ObjectTag } from './model.ts';

/**
 * Prepares the look-up of what an object tag shows, in the data of a task. Undefined when it is not in there
 * as it is shown: behind a URL, encoded, or put together from several keys.
 */
export function shownValue({ tag, source }: ObjectTag): (data: JsonObject) => Json | undefined {
  const path = singlePath(source);
  const encoding = attributeOf(tag, 'encoding')?.value ?? 'none';
  const elsewhere =
    attributeOf(tag, 'valueType')?.value === 'url' || attributeOf(tag, 'resolver') !== undefined;
  if (!path || elsewhere || encoding !== 'none') return () => undefined;
  return (data) => valueAt(data, path);
}

/**
 * The path to the value that an attribute asks for, when it is one variable that means one place of the data.
 */
export function singlePath(source: DataSource | undefined): DataPath | undefined {
  if (source?.kind !== 'key') return undefined;
  const [path] = source.variables;
  return path?.steps.every((step) => typeof step !== 'symbol') ? path : undefined;
}

/** Follows a path into the data of a task; undefined where a step is missing. */
export function valueAt(data: Json, { steps }: DataPath): Json | undefined {
  let value: Json | undefined = data;
  for (const step of steps) {
    if (Array.isArray(value) && typeof step === 'number') value = value[step];
    else if (isObject(value) && typeof step !== 'symbol' && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}
