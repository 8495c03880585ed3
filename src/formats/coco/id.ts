import { isObject, type Json, quote } from '../../json/json.ts';
import { memberOf, parseLossless } from '../../json/parse-lossless.ts';

/** What entries of a COCO file are called by: mostly a number; one that no double keeps is a bigint. Undefined when it is missing. */
export type CocoId = Json | bigint | undefined;

/**
 * The id under `key` of an entry of a COCO file; `textOf(position)` is the text of the entry, which is only looked at when the number is
 * too large for JSON.parse: two ids of 19 digits would otherwise be the same.
 */
export function idOf(
  entry: Json,
  key: string,
  textOf: (position: number) => string,
  position: number,
): CocoId {
  const id = isObject(entry) ? entry[key] : undefined;
  if (typeof id !== 'number' || Number.isSafeInteger(id)) return id;
  const text = textOf(position);
  const value = memberOf(parseLossless(text), key);
  const digits = value && text.slice(value.start, value.end);
  return digits !== undefined && /^-?\d+$/.test(digits) ? BigInt(digits) : id;
}

/** An id as the file has it. */
export function showId(id: Exclude<CocoId, undefined>): string {
  if (typeof id === 'string') return quote(id);
  return typeof id === 'bigint' ? String(id) : JSON.stringify(id);
}
