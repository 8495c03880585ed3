import { isObject, type Json, type JsonObject } from '../../src/json/json.ts';
import type { Break, Setting } from './kind.ts';

/** Takes a key out; the error is where it should be. */
export function without(pointer: string): Break {
  return { name: `without ${pointer}`, at: pointer, apply: (value) => changed(value, pointer, undefined) };
}

/** Puts something else to a place. `at`: where the error belongs, when it is not that very place. */
export function put(pointer: string, other: Json, at = pointer): Break {
  const name = `${JSON.stringify(other)} at ${pointer === '' ? 'its place' : pointer}`;
  return { name, at, apply: (value) => changed(value, pointer, other) };
}

/** The same for whatever the value is. */
export function become(...others: Json[]): Break<Json>[] {
  return others.map((other) => ({ name: JSON.stringify(other), at: '', apply: () => other }));
}

/** Each of some values to the same place. */
export function putEach(pointer: string, ...others: Json[]): Break[] {
  return others.map((other) => put(pointer, other));
}

/** Puts what depends on the setting to a place. */
export function putMade(
  name: string,
  pointer: string,
  make: (setting: Setting, value: JsonObject) => Json,
  at = pointer,
): Break {
  return { name, at, apply: (value, setting) => changed(value, pointer, make(setting, value)) };
}

/** A label that is not there: longer than all others. */
export function unknownLabel({ labels }: Setting): string {
  return `${labels.toSorted((a, b) => b.length - a.length)[0]}!`;
}

/** Breaks of the list of labels under this key of a value. */
export function labelListBreaks(key: string): Break[] {
  return [
    without(`/${key}`),
    putMade('unknown label', `/${key}/0`, unknownLabel),
    putMade('a label for a list', `/${key}`, ({ labels }) => labels[0]!),
    ...putEach(`/${key}/0`, 7, null),
  ];
}

/** Changes of the list of labels that are no errors. */
export function labelListOddities(key: string): Break[] {
  return [putMade('two labels', `/${key}`, ({ labels }) => labels.slice(0, 2)), put(`/${key}`, [])];
}

/** A copy of a value with something else at a pointer, or without it when that is undefined. */
export function changed(value: Json, pointer: string, other: Json | undefined): Json {
  if (pointer === '') return other as Json;
  const [step, ...rest] = pointer.slice(1).split('/');
  const copy: Json = Array.isArray(value) ? [...value] : { ...(value as JsonObject) };
  const below = rest.length === 0 ? other : changed(at(value, step!)!, `/${rest.join('/')}`, other);
  if (Array.isArray(copy)) copy[Number(step)] = below!;
  else if (below === undefined) delete copy[step!];
  else copy[step!] = below;
  return copy;
}

function at(value: Json, step: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(step)];
  return isObject(value) ? value[step] : undefined;
}
