import { copyCompact, itemsOf, membersOf, type Place } from '../../json/compact.ts';
import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import { type Output, writeAscii } from '../../json/output.ts';
import { serverEntryFields } from '../../tasks/server-fields.ts';
import type { EntryRules } from './entry-rules.ts';

/** Counts what was skipped, by what it is, such as "drafts". */
export type Skip = (what: string, count: number) => void;

/**
 * Copies the entries of a list of annotations or predictions, as the rules say, behind `count` others; returns how many there are then.
 * Exports of 1.x hold bare ids of predictions (label-studio 9687, 9709), which mean nothing elsewhere.
 */
export function writeEntries(
  source: Buffer,
  at: number,
  entries: Json[],
  rules: EntryRules,
  count: number,
  out: Output,
  skip: Skip,
): number {
  for (const [index, item] of itemsOf(source, at).entries()) {
    const entry = entries[index];
    if (!isObject(entry)) {
      skip('bare ids', 1);
      continue;
    }
    if (count++ > 0) writeAscii(out, ',');
    writeEntry(source, item.at, entry, rules, out, skip);
  }
  return count;
}

function writeEntry(
  source: Buffer,
  at: number,
  entry: JsonObject,
  { keeps, adds }: EntryRules,
  out: Output,
  skip: Skip,
): void {
  let separator = '{';
  for (const [key, place] of membersOf(source, at)) {
    if (keeps(key, entry[key]!)) {
      writeMember(source, key, place, separator, out);
      separator = ',';
    } else skip(serverEntryFields.has(key) ? 'server fields' : 'other fields', 1);
  }
  for (const [key, value] of adds(entry)) {
    writeAscii(out, `${separator}"${key}":${value}`);
    separator = ',';
  }
  writeAscii(out, '}');
}

/** A member whose key is ASCII without anything to escape. */
export function writeMember(source: Buffer, key: string, place: Place, before: string, out: Output): void {
  writeAscii(out, `${before}"${key}":`);
  copyCompact(source, place.at, out, place.end);
}
