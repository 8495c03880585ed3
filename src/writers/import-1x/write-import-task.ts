import { membersOf } from '../../json/compact.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { type Output, writeAscii } from '../../json/output.ts';
import { serverTaskFields } from '../../tasks/server-fields.ts';
import { finishedWork } from '../tasks-json/migration-fields.ts';
import { annotationRules, type EntryRules, predictionRules } from './entry-rules.ts';
import { type Skip, writeEntries, writeMember } from './write-entries.ts';

/** Completions of a task that are not in the task itself: a list as bytes and as values. */
export interface SeparateWork {
  source: Buffer;
  at: number;
  entries: Json[];
}

/**
 * Writes a task as the import of Label Studio 1.x takes it, on one line: data and meta as they are, completions as `annotations`. `task` is
 * what the bytes at `at` mean. Separate annotations replace those in the task, as in Label Studio 0.9.
 */
export function writeImportTask(
  source: Buffer,
  at: number,
  task: JsonObject,
  work: SeparateWork | undefined,
  out: Output,
  skip: Skip,
): { annotations: number; predictions: number } {
  const members = membersOf(source, at);
  const copyAs = (key: string, before: string) => {
    const place = members.get(key);
    if (place) writeMember(source, key, place, before, out);
  };
  copyAs('data', '{');
  if (typeof task.meta === 'object' && task.meta !== null) copyAs('meta', ',');
  if (typeof task.allow_skip === 'boolean') copyAs('allow_skip', ',');

  const lists: SeparateWork[] = [];
  for (const key of finishedWork) {
    const entries = task[key];
    if (!work && Array.isArray(entries)) lists.push({ source, at: members.get(key)!.at, entries });
  }
  const annotations = writeList('annotations', work ? [work] : lists, annotationRules, out, skip);
  const given: SeparateWork[] = Array.isArray(task.predictions)
    ? [{ source, at: members.get('predictions')!.at, entries: task.predictions }]
    : [];
  const predictions = writeList('predictions', given, predictionRules, out, skip);
  writeAscii(out, '}');
  countRest(task, skip);
  return { annotations, predictions };
}

/** Writes the lists as one member, unless nothing is in them; returns how many entries there are. */
function writeList(key: string, lists: SeparateWork[], rules: EntryRules, out: Output, skip: Skip): number {
  const begin = out.length;
  writeAscii(out, `,"${key}":[`);
  let count = 0;
  for (const { source, at, entries } of lists) {
    count = writeEntries(source, at, entries, rules, count, out, skip);
  }
  if (count > 0) writeAscii(out, ']');
  else out.length = begin;
  return count;
}

const written = ['data', 'meta', 'allow_skip', 'predictions', ...finishedWork];

/** Counts the members that an import does not take. */
function countRest(task: JsonObject, skip: Skip): void {
  for (const [key, value] of Object.entries(task)) {
    if (key === 'drafts') skip('drafts', Array.isArray(value) ? value.length : 1);
    else if (!written.includes(key)) skip(serverTaskFields.has(key) ? 'server fields' : 'other fields', 1);
  }
}
