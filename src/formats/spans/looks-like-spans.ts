import { isObject, type Json } from '../../json/json.ts';
import type { InputSample } from '../input-sample.ts';
import { readRecord } from './record.ts';
import { areTags, isSpan } from './span.ts';

/** What spans are there in lines of JSON, in words; undefined when there are none, or when they are tasks. Most may have no spans. */
export function spansInLines(head: string): string | undefined {
  for (const line of head.split('\n')) {
    const found = spansIn(parse(line));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a record with spans has, when those before it have none. */
export const someSpans =
  /"(?:label|labels|entities|spans|ents|annotations)"\s*:\s*(?:"\s*)?(?:\{\s*"\w+"\s*:\s*)?\[\s*[[{]/;

/** The same for a file, which is read on where its first lines have a place for spans and nothing in it. */
export function spansInFile({ head, lineWith }: Pick<InputSample, 'head' | 'lineWith'>): string | undefined {
  const found = spansInLines(head);
  if (found !== undefined || !areSpanLines(head)) return found;
  return spansInLines(lineWith?.(someSpans) ?? '');
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
