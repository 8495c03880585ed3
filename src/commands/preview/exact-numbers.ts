import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import { lastMembers, type Node, parseLossless } from '../../json/parse-lossless.ts';
import type { JsonRecord, TaskRecord } from '../../tasks/record.ts';

/** A task whose id and data have integers beyond 2^53 as their digits, which the editor shows too, and which numbers of JavaScript lose. */
export function withExactNumbers(record: TaskRecord): Json {
  const { kind, value } = record;
  if (kind !== 'json' || !isObject(value)) return value;
  const isTask = isObject(value.data);
  const isExact = !hasRounded(value) && !(isTask && hasRounded(value.data as JsonObject));
  if (isExact) return value;
  const { source, at, end } = record as JsonRecord;
  const text = source.toString('utf8', at, end);
  const root = parseLossless(text);
  const exact = withDigits(value, root, text);
  const data = root.kind === 'object' ? lastMembers(root.members).get('data') : undefined;
  return isTask && data ? { ...exact, data: withDigits(value.data as JsonObject, data, text) } : exact;
}

function isRounded(value: Json): boolean {
  return typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
}

function hasRounded(value: JsonObject): boolean {
  return Object.values(value).some(isRounded);
}

function withDigits(value: JsonObject, node: Node, text: string): JsonObject {
  const members = node.kind === 'object' ? lastMembers(node.members) : undefined;
  const entries = Object.entries(value).map(([key, one]): [string, Json] => {
    const place = isRounded(one) ? members?.get(key) : undefined;
    const digits = place && text.slice(place.start, place.end);
    return [key, digits !== undefined && /^-?\d+$/.test(digits) ? digits : one];
  });
  return Object.fromEntries(entries);
}
