import { isLabelKey } from '../infer-config/plan-objects.ts';
import { controlTagOf } from '../infer-config/targets.ts';
import { kindOfValue } from '../infer-config/value-kind.ts';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { tagRule } from '../label-config/tags.ts';
import type { Batch } from '../tasks/batch.ts';

/** What JSON-MIN and CSV exports add to the data and the results. */
const added = [
  ...['id', 'annotator', 'annotation_id', 'created_at', 'updated_at', 'lead_time', 'agreement', 'history'],
];

/**
 * Rows of a JSON-MIN or CSV export of Label Studio as tasks, with what can only be results as such: regions by the types that their values name,
 * several choices, and texts in a key that is called like labels. For a label config that is to be written; texts of other keys stay data. `onData` gets the data of
 * each row.
 */
export function* guessResults(
  batches: Iterable<Batch>,
  onData: (data: JsonObject) => void,
): Generator<Batch> {
  for (const batch of batches) {
    yield {
      ...batch,
      read(index) {
        const record = batch.read(index);
        const row = record && rowOf(record.value);
        if (!row) return record;
        const task = guess(row);
        onData(task.data);
        return { kind: 'made', value: task };
      },
    };
  }
}

function rowOf(value: Json): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  const row = isObject(value.data) ? value.data : value;
  return ['annotation_id', 'annotator', 'lead_time'].every((key) => key in row) ? row : undefined;
}

function guess(row: JsonObject): { data: JsonObject; annotations: JsonObject[] } {
  const data: JsonObject = {};
  const found: { key: string; results: JsonObject[] }[] = [];
  for (const [key, value] of Object.entries(row)) {
    if (added.includes(key)) continue;
    const results = resultsOf(key, parsed(value));
    if (results) found.push({ key, results });
    else data[key] = value;
  }
  const result = found.flatMap(({ key, results }) =>
    results.map((one) => ({ from_name: key, to_name: objectFor(one, data), ...one })),
  );
  return { data, annotations: [{ result }] };
}

/** A cell of CSV that holds JSON, as that. */
function parsed(value: Json): Json {
  if (typeof value !== 'string' || !/^\s*(?:\[\s*\{|\{\s*"choices"\s*:)/.test(value)) return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

/** The type and value of each result; undefined for what may be data. */
function resultsOf(key: string, value: Json): JsonObject[] | undefined {
  // A task that nobody labeled with this tag.
  if (value === '' && isLabelKey(key)) return [];
  if (typeof value === 'string')
    return isLabelKey(key) ? [{ type: 'choices', value: { choices: [value] } }] : undefined;
  const items = Array.isArray(value) ? value : [value];
  const results = items.map((item) => (isObject(item) ? resultOf(item) : undefined));
  return results.length > 0 && results.every((one) => one !== undefined) ? results : undefined;
}

/** Members of a value that are named like the type of its result. */
function resultOf(item: JsonObject): JsonObject | undefined {
  const type = Object.keys(item).find(
    (key) => Array.isArray(item[key]) && (key === 'choices' || /labels$/.test(key)) && isControl(key),
  );
  if (type === undefined) return undefined;
  const { original_width, original_height, ...value } = item;
  const size = original_width === undefined ? {} : { original_width, original_height: original_height! };
  return { type, ...size, value };
}

function isControl(type: string): boolean {
  const tag = controlTagOf(type);
  return tag !== undefined && tagRule(tag)?.kind === 'control';
}

/** The data key that a result is about: media for shapes and times, a text for spans with words, else media before texts. */
function objectFor({ value, original_width }: JsonObject, data: JsonObject): string {
  const kinds = Object.entries(data).map(([key, one]) => ({ key, kind: kindOfValue(one) }));
  const { start, text } = value as JsonObject;
  const isSpan = start !== undefined && typeof text === 'string';
  const holdsWords = ({ key }: { key: string }) => String(data[key]).includes(String(text));
  const isMedium = ({ kind }: { kind: unknown }) => ['Image', 'Audio', 'Video', 'Pdf'].includes(String(kind));
  const best =
    (original_width === undefined ? undefined : kinds.find(({ kind }) => kind === 'Image')) ??
    (isSpan ? kinds.find((one) => one.kind === 'Text' && holdsWords(one)) : undefined) ??
    kinds.find(isMedium) ??
    kinds.find(({ kind }) => kind !== undefined && kind !== 'empty') ??
    kinds[0];
  return best?.key ?? 'data';
}
