import type { Json } from '../../../json/json.ts';

/** A value as a cell of a table has it; empty for null. */
export function textOf(json: string): string {
  const value = JSON.parse(json) as Json;
  return typeof value === 'string' ? value : value === null ? '' : json;
}

/**
 * Whether a value says something else than another one, which is lost then: an empty one says nothing. One of them may be a cell, which is text, also
 * where the other is a number or true as JSON has it. Of lists and objects in cells nothing can be told, as they may be written as anything.
 */
export function differs(other: string, json: string): boolean {
  if (other === json) return false;
  const [a, b] = [JSON.parse(other) as Json, JSON.parse(json) as Json];
  const [text, own] = [textOf(other).trim(), textOf(json).trim()];
  if (text === '' || text === own) return false;
  if (typeof a === 'object' || typeof b === 'object') {
    if (a === null || b === null) return true;
    return typeof a === typeof b && JSON.stringify(a) !== JSON.stringify(b);
  }
  if (typeof a === 'number' || typeof b === 'number') return own === '' || Number(text) !== Number(own);
  if (typeof a === 'boolean' || typeof b === 'boolean') return text.toLowerCase() !== own.toLowerCase();
  return true;
}
