import { isObject, type Json } from '../../json/json.ts';
import { readRecord } from './record.ts';
import { areTags, isSpan } from './span.ts';

/** Lines looked at: some have no spans. */
const LINES = 20;

/** What spans are there in the first lines of a JSON Lines file, in words; undefined when there are none, or when they are tasks. */
export function spansInLines(head: string): string | undefined {
  for (const line of head.split('\n', LINES)) {
    const found = spansIn(parse(line));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether the first lines are texts with a place for spans, which may all be empty yet. */
export function areSpanLines(head: string): boolean {
  const [line = ''] = head.trimStart().split('\n', 1);
  const value = parse(line);
  if (value === undefined || (isObject(value) && isObject(value.data))) return false;
  const record = readRecord(value, () => undefined);
  return !('problem' in record) && record.lists !== undefined;
}

/** Whether a JSON list has records with spans or tagged tokens, as far as its beginning tells. */
export function spansInList(head: string): boolean {
  if (!/^\s*\[\s*\{/.test(head) || /"data"\s*:\s*\{/.test(head)) return false;
  return (
    /"(?:label|labels|entities)"\s*:\s*\[\s*\[\s*\d+\s*,\s*\d+\s*,\s*"/.test(head) ||
    (/"(?:text|content|sentence|document)"\s*:\s*"/.test(head) &&
      /"(?:spans|ents|entities|annotations)"\s*:\s*\[\s*\{[^{}]*"(?:start(?:_offset)?|offset)"\s*:\s*\d+/.test(
        head,
      )) ||
    (/"tokens"\s*:\s*\[\s*"/.test(head) && /"ner_tags"\s*:\s*\[/.test(head))
  );
}

/** Whether JSON is a list of texts with their spans, `[text, {"entities": [...]}]` each, as spaCy 2 trained with: never tasks. */
export function isSpanPairs(head: string): boolean {
  return /^\s*\[\s*\[\s*"[^"\\]*(?:\\.[^"\\]*)*"\s*,\s*\{\s*"entities"\s*:\s*\[/.test(head);
}

/** The same for one record. */
export function spansIn(value: Json | undefined): string | undefined {
  if (value === undefined || (isObject(value) && isObject(value.data))) return undefined;
  const record = readRecord(value, () => undefined);
  // Tags that are numbers, whose names are known later.
  if ('problem' in record) return /^\/(?:\w*_)?ner/.test(record.path) ? 'tokens with tags' : undefined;
  if (record.unit !== undefined) return 'tokens with tags';
  const list = record.lists?.find(
    ({ items }) => !areTags(items) && items.some((item) => isSpan(item, record.text)),
  );
  return list && `spans in "${list.path.slice(1)}"`;
}

function parse(line: string): Json | undefined {
  try {
    return JSON.parse(line) as Json;
  } catch {
    return undefined;
  }
}
