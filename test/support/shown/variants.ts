import { isObject, type Json, type JsonObject } from '../../../src/json/json.ts';

/** A result in which one member is not as the editor writes it. */
export interface Variant {
  /** JSON pointer to the member from the result, and what it is: `/0/value/start null`. */
  name: string;
  result: JsonObject[];
}

/** What stands in for a member, by the type that it has. */
const others: Record<string, readonly Json[]> = {
  number: [null, 'word', '1', [], {}, true, -1, 0, 0.5, 1e9],
  string: [null, 7, [], {}, true, '', 'unknown'],
  boolean: [null, 0, 1, 'true', 'word', [], {}],
  list: [null, 'word', 7, {}, [], [null]],
  object: [null, 'word', 7, []],
};

/** The result with each member of each region missing, null, of another type and out of range, one at a time; `skipped` are pointers. */
export function variantsOf(result: readonly JsonObject[], skipped: readonly string[] = []): Variant[] {
  return pointersIn(result as Json[]).flatMap(([path, value]) => {
    const pointer = path.map((step) => `/${step}`).join('');
    if (path.length < 2 || skipped.some((start) => `${pointer}/`.startsWith(`${start}/`))) return [];
    return [undefined, ...others[typeName(value)]!]
      .filter((other) => JSON.stringify(other) !== JSON.stringify(value))
      .map((other) => ({
        name: `${pointer} ${other === undefined ? 'missing' : JSON.stringify(other)}`,
        result: change(result as Json[], path, other) as JsonObject[],
      }));
  });
}

function typeName(value: Json): string {
  if (Array.isArray(value)) return 'list';
  return isObject(value) ? 'object' : typeof value;
}

/** All members below a value, with their paths; of numbers and points in a list the first stands for all. */
function pointersIn(value: Json, path: readonly string[] = []): [string[], Json][] {
  const own: [string[], Json][] = [[[...path], value]];
  if (typeof value !== 'object' || value === null) return own;
  const isUniform = Array.isArray(value) && !value.some(isObject);
  const entries = Object.entries(value).slice(0, isUniform ? 1 : undefined);
  return [...own, ...entries.flatMap(([key, one]) => pointersIn(one as Json, [...path, key]))];
}

export function change(value: Json, [step, ...rest]: readonly string[], other: Json | undefined): Json {
  if (step === undefined) return other!;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as JsonObject) }) as JsonObject;
  if (rest.length > 0) copy[step] = change(copy[step]!, rest, other);
  else if (other !== undefined) copy[step] = other;
  else if (Array.isArray(value)) (copy as unknown as Json[]).splice(Number(step), 1);
  else delete copy[step];
  return copy;
}
