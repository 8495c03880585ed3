import { isIdKey, isLabelKey } from '../../infer-config/plan-objects.ts';
import { controlTagOf } from '../../infer-config/targets.ts';
import { kindOfValue, type ValueKind } from '../../infer-config/value-kind.ts';
import { isObject, type Json, type JsonObject, quote, showValue } from '../../json/json.ts';
import { tagRule } from '../../label-config/tags.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { TaskRecord } from '../../tasks/record.ts';

/** What JSON-MIN and CSV exports add to the data and the results. */
const added = [
  ...['id', 'annotator', 'annotation_id', 'created_at', 'updated_at', 'lead_time', 'agreement', 'history'],
];

/** Rows of the first batch that are looked at for what people most likely label. */
const LOOKED_AT = 100;

/**
 * Rows of a JSON-MIN or CSV export of Label Studio as tasks, with what can only be results as such: regions by the types that their values name,
 * several choices, and texts in a key that is called like labels. For a label config that is to be written; texts of other keys stay data. `onData` gets the data of
 * each row; `note` is told which object was taken where an answer could be about several.
 */
export function* guessResults(
  batches: Iterable<Batch>,
  onData: (data: JsonObject) => void,
  note: (text: string) => void,
): Generator<Batch> {
  let objectFor: FindObject | undefined;
  for (const batch of batches) {
    objectFor ??= objectFinder(rowsOf(batch), note);
    const find = objectFor;
    yield {
      ...batch,
      read(index) {
        const record = batch.read(index);
        const row = record && rowOf(record);
        if (!row) return record;
        const task = guess(row, find);
        onData(task.data);
        return { kind: 'made', value: task };
      },
    };
  }
}

function* rowsOf(batch: Batch): Generator<JsonObject> {
  for (let i = 0; i < Math.min(batch.size, LOOKED_AT); i++) {
    const record = batch.read(i);
    const row = record && rowOf(record);
    if (row) yield row;
    // All rows of a table have the same keys.
    else if (record?.kind === 'row') return;
  }
}

/** Keys that every row of such an export has. */
const always = ['annotation_id', 'annotator', 'lead_time'];

function rowOf(record: TaskRecord): JsonObject | undefined {
  if (record.kind === 'row' && !always.every((key) => record.keys.includes(key))) return undefined;
  const { value } = record;
  if (!isObject(value)) return undefined;
  const row = isObject(value.data) ? value.data : value;
  return always.every((key) => key in row) ? row : undefined;
}

function guess(row: JsonObject, find: FindObject): { data: JsonObject; annotations: JsonObject[] } {
  const { data, found } = split(row);
  const result = found.flatMap(({ key, results }) =>
    results.map((one) => ({ from_name: key, to_name: find(key, one, data), ...one })),
  );
  return { data, annotations: [{ result }] };
}

/** What is data in a row, and what can only be results. */
function split(row: JsonObject): { data: JsonObject; found: { key: string; results: JsonObject[] }[] } {
  const data: JsonObject = {};
  const found: { key: string; results: JsonObject[] }[] = [];
  for (const [key, value] of Object.entries(row)) {
    if (added.includes(key)) continue;
    const results = resultsOf(key, parsed(value));
    if (results) found.push({ key, results });
    else data[key] = value;
  }
  return { data, found };
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

/** Says which data key a result of a control tag is about. */
type FindObject = (control: string, result: JsonObject, data: JsonObject) => string;

/**
 * Prepares to find what results are about: shapes and times are about media, spans about the text that has their words at their place, and what is
 * said of a whole task about what people most likely label, which is the same for all of `rows`.
 */
function objectFinder(rows: Iterable<JsonObject>, note: (text: string) => void): FindObject {
  const sample = [...rows].map(split);
  const keys: Keys = new Map();
  for (const { data } of sample) {
    for (const [key, value] of Object.entries(data)) {
      const kind = kindOfValue(value);
      if (kind === undefined || kind === 'empty') continue;
      const text = showValue(value);
      const known = keys.get(key) ?? { kind, length: 0, hasWords: false };
      const hasWords = known.hasWords || text.trim().includes(' ');
      keys.set(key, { kind: known.kind, length: known.length + text.length, hasWords });
    }
  }
  const likely = orderOf(keys);
  const told = new Set<string>();
  const regions = new Set(
    sample.flatMap(({ data, found }) =>
      found.flatMap(({ results }) =>
        results.filter(isRegion).map((one) => objectOfRegion(one, data, likely)),
      ),
    ),
  );
  const main = likely.find((key) => regions.has(key)) ?? likely[0];
  const others = likely.filter((key) => key !== main && !isAside(key, keys));
  const isUnsure = main !== undefined && others.length > 0 && !isAside(main, keys);
  return (control, result, data) => {
    if (isRegion(result)) return objectOfRegion(result, data, likely) ?? main ?? 'data';
    if (isUnsure && !told.has(control)) {
      told.add(control);
      const rest = others.slice(0, MOST_NAMED).map(quote).join(' or ');
      note(
        `This export of Label Studio does not say what ${quote(control)} is about; the label config takes ${quote(main)}, not ${rest}. If that is wrong, use --label-config FILE.`,
      );
    }
    return main ?? 'data';
  };
}

/** Data keys with what is known of their values. */
type Keys = Map<string, { kind: ValueKind; length: number; hasWords: boolean }>;

/** Other data keys that are named where a result could be about several. */
const MOST_NAMED = 3;

const media: readonly string[] = ['Image', 'Audio', 'Video', 'Pdf'];

/** Data keys in the order in which people label them: what is seen or heard, dialogues and pages, then the longest texts. */
function orderOf(keys: Keys): string[] {
  const rank = (key: string) => {
    const { kind } = keys.get(key)!;
    if (isIdKey(key) || kind === 'Table') return 3;
    return media.includes(kind) ? 0 : kind === 'Text' ? 2 : 1;
  };
  const length = (key: string) => (rank(key) === 2 ? keys.get(key)!.length : 0);
  return [...keys.keys()].sort((a, b) => rank(a) - rank(b) || length(b) - length(a));
}

/** Whether a data key stands beside what people label: an id, a table, or single words and numbers. */
function isAside(key: string, keys: Keys): boolean {
  const { kind, hasWords } = keys.get(key)!;
  return isIdKey(key) || kind === 'Table' || (kind === 'Text' && !hasWords);
}

/** Whether a result is about a part of an object, not about all of it. */
function isRegion({ value, original_width }: JsonObject): boolean {
  return original_width !== undefined || (value as JsonObject).start !== undefined;
}

/** The data key that a region is about, of those that its task has. */
function objectOfRegion(
  { value, original_width }: JsonObject,
  data: JsonObject,
  likely: readonly string[],
): string | undefined {
  const has = (key: string, ...kinds: string[]) => kinds.includes(kindOfValue(data[key] ?? null) ?? '');
  if (original_width !== undefined) {
    const image = likely.find((key) => has(key, 'Image'));
    if (image !== undefined) return image;
  }
  const { start, end, text } = value as JsonObject;
  if (typeof text === 'string' && start !== undefined) {
    const texts = likely.filter((key) => has(key, 'Text'));
    const isAt = (key: string) =>
      codePointsOf(showValue(data[key])).slice(Number(start), Number(end)).join('') === text;
    const found = texts.find(isAt) ?? texts.find((key) => showValue(data[key]).includes(text));
    if (found !== undefined) return found;
  }
  return likely.find((key) => has(key, ...media));
}

/** What was divided last: a text has many spans. */
let divided: { text: string; points: string[] } = { text: '', points: [] };

function codePointsOf(text: string): string[] {
  if (divided.text !== text) divided = { text, points: [...text] };
  return divided.points;
}
