import { basename } from 'node:path';
import type { Finding, Located } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, quote } from '../../json/json.ts';
import { meansNoValue } from '../../json/no-value.ts';
import { escapePointer } from '../../json/parse-lossless.ts';
import type { Batch } from '../../tasks/batch.ts';
import { changedBatch } from '../../tasks/changed-batch.ts';
import type { TaskRecord } from '../../tasks/record.ts';
import type { NamedFile } from './find-file.ts';
import { withData } from './with-data.ts';

/** How values become links. */
export interface MediaLinks {
  /** Whether the value of a data key may name a file. */
  isMedia(key: string, value: string): boolean;
  find(value: string): NamedFile | undefined;
  link(path: string): string;
  /** What is wrong with a file that is there. */
  damage?(path: string, name: () => string): Finding | undefined;
  /** What is wrong in a file that is there, for the tags that read it by its address. */
  look?(key: string, path: string): Iterable<Located>;
}

/** The tasks of a batch with links in place of the paths of media files; those that are not there, or are of another path, are found. */
export function linkBatch(batch: Batch, links: MediaLinks): Batch {
  let wrong: { index: number; found: Located[] } | undefined;
  const found = (index: number) => [
    ...(batch.found?.(index) ?? []),
    ...(wrong?.index === index ? wrong.found : []),
  ];
  const change = (record: TaskRecord, index: number) => {
    wrong = { index, found: [] };
    const inData = isObject(record.value) && isObject(record.value.data) ? '/data' : '';
    return linkRecord(record, links, (key, value, file) => {
      const finding = findingOf(value, file, links);
      if (finding)
        wrong?.found.push({ finding, place: batch.locate(index, `${inData}/${escapePointer(key)}`) });
      if (file.exists && file.sharedWith === undefined)
        for (const one of links.look?.(key, file.path) ?? []) wrong?.found.push(one);
    });
  };
  return changedBatch(batch, change, { found });
}

function findingOf(value: string, file: NamedFile, { damage }: MediaLinks): Finding | undefined {
  if (!file.exists) return { code: 'media-missing', args: { file: quote(value) } };
  if (file.sharedWith !== undefined)
    return { code: 'media-shared', args: sharedBy(value, file.path, file.sharedWith) };
  const damaged = damage?.(file.path, () => quote(value));
  if (damaged || !file.differs) return damaged;
  return { code: 'name-differs', args: { name: quote(value), file: quote(basename(file.path)) } };
}

function sharedBy(value: string, path: string, first: string) {
  return { value: quote(value), first: quote(first), file: quote(basename(path)) };
}

function linkRecord(
  record: TaskRecord,
  links: MediaLinks,
  see: (key: string, value: string, file: NamedFile) => void,
): TaskRecord {
  const task = record.value;
  if (!isObject(task)) return record;
  const data = isObject(task.data) ? task.data : task;
  const changed = new Map<string, Json>();
  for (const [key, value] of Object.entries(data)) {
    const linked = linkValue(key, value, links, see);
    if (linked !== undefined) changed.set(key, linked);
  }
  return withData(record, changed);
}

/** The link or links of a value, or undefined where it names no file. */
function linkValue(
  key: string,
  value: Json,
  links: MediaLinks,
  see: (key: string, value: string, file: NamedFile) => void,
): Json | undefined {
  const linkOf = (text: string): string | undefined => {
    const file = links.isMedia(key, text) ? links.find(text) : undefined;
    if (!file) return undefined;
    // The check of the data says that it is none.
    if (!file.exists && meansNoValue(text)) return undefined;
    see(key, text, file);
    if (file.sharedWith !== undefined || (file.isLinked && !file.exists)) return undefined;
    // What is linked already must be served as well.
    const link = links.link(file.path);
    return file.isLinked ? undefined : link;
  };
  if (typeof value === 'string') return linkOf(value);
  if (!Array.isArray(value) || value.length === 0) return undefined;
  if (!value.every((item) => typeof item === 'string')) return undefined;
  const linked = value.map((item) => linkOf(item));
  return linked.some((link) => link !== undefined) ? value.map((item, i) => linked[i] ?? item) : undefined;
}
