import type { Located } from '../../diagnostics/diagnostic.ts';
import { membersOf } from '../../json/compact.ts';
import { isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { JsonRecord, TaskRecord } from '../../tasks/record.ts';
import { madeText } from '../../tasks/text-batch.ts';
import type { NamedFile } from './find-file.ts';

/** How values become links. */
export interface MediaLinks {
  /** Whether the value of a data key may name a file. */
  isMedia(key: string, value: string): boolean;
  find(value: string): NamedFile | undefined;
  link(path: string): string;
}

/** The tasks of a batch with links in place of the paths of media files; files that are not there are found. */
export function linkBatch(batch: Batch, links: MediaLinks): Batch {
  const { elements: _, tableRows: _rows, ...rest } = batch;
  let missing: { index: number; found: Located[] } | undefined;
  const linked: Batch = {
    ...rest,
    read(index) {
      missing = undefined;
      const record = batch.read(index);
      if (record === undefined) {
        if (batch.broken) linked.broken = batch.broken;
        return undefined;
      }
      const found: Located[] = [];
      const inData = isObject(record.value) && isObject(record.value.data) ? '/data' : '';
      const made = linkRecord(record, links, (key, value) => {
        const finding = { code: 'media-missing', args: { file: quote(value) } } as const;
        found.push({ finding, place: batch.locate(index, `${inData}/${partOfPointer(key)}`) });
      });
      if (found.length > 0) missing = { index, found };
      return made;
    },
    found: (index) => [...(batch.found?.(index) ?? []), ...(missing?.index === index ? missing.found : [])],
  };
  return linked;
}

function linkRecord(
  record: TaskRecord,
  links: MediaLinks,
  onMissing: (key: string, value: string) => void,
): TaskRecord {
  const task = record.value;
  if (!isObject(task)) return record;
  const data = isObject(task.data) ? task.data : task;
  const changed = new Map<string, Json>();
  for (const [key, value] of Object.entries(data)) {
    const linked = linkValue(key, value, links, onMissing);
    if (linked !== undefined) changed.set(key, linked);
  }
  if (changed.size === 0) return record;
  const isData = data === task.data;
  const linkedData = withMembers(data, changed);
  if (record.kind === 'made') {
    return { ...record, value: isData ? withMembers(task, new Map([['data', linkedData]])) : linkedData };
  }
  if (record.kind === 'json') return splice(record, isData, changed);
  // A row that is too short has empty cells.
  const members = record.keys.map((key) => `${JSON.stringify(key)}:${JSON.stringify(linkedData[key] ?? '')}`);
  return madeText(`{"data":{${members.join(',')}}}`);
}

/** The link or links of a value, or undefined where it names no file. */
function linkValue(
  key: string,
  value: Json,
  links: MediaLinks,
  onMissing: (key: string, value: string) => void,
): Json | undefined {
  const linkOf = (text: string): string | undefined => {
    const file = links.isMedia(key, text) ? links.find(text) : undefined;
    if (file && !file.exists) onMissing(key, text);
    return file && links.link(file.path);
  };
  if (typeof value === 'string') return linkOf(value);
  if (!Array.isArray(value) || value.length === 0) return undefined;
  if (!value.every((item) => typeof item === 'string')) return undefined;
  const linked = value.map((item) => linkOf(item));
  return linked.some((link) => link !== undefined) ? value.map((item, i) => linked[i] ?? item) : undefined;
}

/** The text of a task with other values of some keys; all else stays as it is written. */
function splice(record: JsonRecord, isData: boolean, changed: ReadonlyMap<string, Json>): JsonRecord {
  const { source, at, end } = record;
  const data = isData ? membersOf(source, at).get('data')!.at : at;
  const extents = [...membersOf(source, data)]
    .filter(([key]) => changed.has(key))
    .sort(([, a], [, b]) => a.at - b.at);
  const parts: Buffer[] = [];
  let from = at;
  for (const [key, extent] of extents) {
    parts.push(source.subarray(from, extent.at), Buffer.from(JSON.stringify(changed.get(key))));
    from = extent.end;
  }
  parts.push(source.subarray(from, end));
  const { scan: _, ...rest } = record;
  const text = Buffer.concat(parts);
  const value = JSON.parse(text.toString('utf8')) as Json;
  return { ...rest, value, source: text, at: 0, end: text.length };
}

/** A copy with some members replaced; `__proto__` stays a key like any other. */
function withMembers(object: JsonObject, changed: ReadonlyMap<string, Json>): JsonObject {
  const entries = Object.entries(object).map(([key, value]): [string, Json] => [
    key,
    changed.has(key) ? changed.get(key)! : value,
  ]);
  return Object.fromEntries(entries);
}

/** A key as RFC 6901 writes it. */
function partOfPointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
