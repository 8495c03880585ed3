import { isObject, type Json, quote } from '../../json/json.ts';
import { readHead } from '../../readers/head.ts';
import type { Input } from '../format.ts';

/** Lines looked at: some have no spans. */
const LINES = 20;

/**
 * Says in a note when a JSON Lines file has spans of texts as doccano ([[0, 3, "PER"]]) or Prodigy ([{"start": 0, "end": 3, "label": "PER"}])
 * writes them: they are data like other keys and become no labels.
 */
export function noteForeignSpans({ path, displayPath, note }: Input): void {
  const lines = readHead(path, displayPath).bytes.toString('utf8').split('\n', LINES);
  for (const line of lines) {
    const record = parse(line);
    if (!isObject(record) || isObject(record.data)) continue;
    const found = Object.entries(record).find(([, value]) => whoseSpans(value));
    if (!found) continue;
    const [key, value] = found;
    note(
      `${displayPath}: ${quote(key)} has spans as ${whoseSpans(value)} writes them; they stay data and do not become labels. To import them, write them as CoNLL or as results of a Labels tag.`,
    );
    return;
  }
}

function whoseSpans(value: Json | undefined): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const isPlace = (start: Json | undefined, end: Json | undefined) =>
    Number.isInteger(start) && Number.isInteger(end) && Number(start) <= Number(end);
  const isTriple = (span: Json) =>
    Array.isArray(span) && span.length === 3 && isPlace(span[0], span[1]) && typeof span[2] === 'string';
  if (value.every(isTriple)) return 'doccano';
  const isSpan = (span: Json) =>
    isObject(span) && isPlace(span.start, span.end) && typeof span.label === 'string';
  return value.every(isSpan) ? 'Prodigy' : undefined;
}

function parse(line: string): Json | undefined {
  try {
    return JSON.parse(line) as Json;
  } catch {
    return undefined;
  }
}
