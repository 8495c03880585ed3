import { beginningOf } from '../cut-text.ts';
/** A value as JSON.parse makes it. Numbers may have lost digits; what is written always comes from the original text. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names the kind of a value for a sentence: "a list", "the number 7", "null". */
export function describe(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'number') return `the number ${value}`;
  return `the string ${quote(value)}`;
}

/** A user's text in quotes, cut to 60 characters; escaping for the terminal is the printer's work. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${beginningOf(text, 57)}...` : text);
}

/** A value as the text that JavaScript makes of it, as the editor of Label Studio does; as JSON where it has a `toString` of its own, which is no function. */
export function showValue(value: unknown): string {
  try {
    return String(value);
  } catch {
    return JSON.stringify(value);
  }
}
