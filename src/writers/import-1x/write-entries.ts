import { itemsOf, membersOf } from '../../json/compact.ts';
import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import { type Output, writeAscii } from '../../json/output.ts';
import type { JsonRecord } from '../../tasks/record.ts';
import { serverEntryFields } from '../../tasks/server-fields.ts';
import type { Skip } from '../../tasks/task-sink.ts';
import type { CopyPart } from '../members.ts';
import type { EntryRules } from './entry-rules.ts';

/** Annotations or predictions: the bytes of their list in a text, and what they mean. */
export interface EntryList {
  record: JsonRecord;
  at: number;
  end: number;
  entries: Json[];
}

/** Where tasks for an import go, and how parts of their texts are copied there. */
export interface ImportTarget {
  out: Output;
  copy: CopyPart;
  skip: Skip;
}

/**
 * Writes the entries of some lists as one member, which `before` begins, unless there are none; returns how many there are. Exports of 1.x hold bare ids of
 * predictions (label-studio 9687, 9709), which mean nothing elsewhere.
 */
export function writeEntries(
  before: string,
  lists: readonly EntryList[],
  rules: EntryRules,
  target: ImportTarget,
): number {
  const { out, copy } = target;
  if (lists.length === 0) return 0;
  const begin = out.length;
  let count = 0;
  writeAscii(out, before);
  for (const list of lists) {
    const { record, entries, at, end } = list;
    if (entries.length === 0) continue;
    if (entries.every((entry) => isAsWanted(entry, rules))) {
      if (count > 0) writeAscii(out, ',');
      // Without the brackets.
      copy(record, at + 1, end - 1, out);
      count += entries.length;
    } else count = writeOneByOne(list, rules, count, target);
  }
  if (count > 0) writeAscii(out, ']');
  else out.length = begin;
  return count;
}

/** Whether an entry can be written as it is. */
function isAsWanted(entry: Json, { keeps, adds }: EntryRules): boolean {
  if (!isObject(entry)) return false;
  for (const key in entry) if (!keeps(key, entry[key]!)) return false;
  return adds(entry).length === 0;
}

/** Writes entries as the rules say behind `count` others; returns how many there are then. */
function writeOneByOne(
  { record, at, entries }: EntryList,
  rules: EntryRules,
  count: number,
  target: ImportTarget,
): number {
  for (const [index, item] of itemsOf(record.source, at).entries()) {
    const entry = entries[index];
    if (!isObject(entry)) {
      target.skip('bare ids', 1);
      continue;
    }
    if (count++ > 0) writeAscii(target.out, ',');
    writeEntry(record, item.at, entry, rules, target);
  }
  return count;
}

function writeEntry(
  record: JsonRecord,
  at: number,
  entry: JsonObject,
  { keeps, adds }: EntryRules,
  { out, copy, skip }: ImportTarget,
): void {
  let separator = '{';
  for (const [key, place] of membersOf(record.source, at)) {
    if (keeps(key, entry[key]!)) {
      writeAscii(out, `${separator}"${key}":`);
      copy(record, place.at, place.end, out);
      separator = ',';
    } else countDropped(key, skip);
  }
  endEntry(separator, adds(entry), out);
}

/** Writes the members that an import needs besides, and the end; `separator` is what stands before the next member. */
export function endEntry(separator: string, added: ReturnType<EntryRules['adds']>, out: Output): void {
  let before = separator;
  for (const [key, value] of added) {
    writeAscii(out, `${before}"${key}":${value}`);
    before = ',';
  }
  // An entry of which nothing is kept stays one without members.
  writeAscii(out, before === '{' ? '{}' : '}');
}

/** Counts a member of an entry that an import does not take. */
export function countDropped(key: string, skip: Skip): void {
  skip(serverEntryFields.has(key) || key === 'lead_time' ? 'server fields' : 'other fields', 1);
}
