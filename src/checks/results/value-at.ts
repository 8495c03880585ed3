import { isObject, type Json } from '../../json/json.ts';
import type { DataPath, DataSource } from '../../label-config/model.ts';

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
