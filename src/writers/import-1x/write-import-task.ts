import { finishedWork } from '../../checks/server/finished-work.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { writeAscii } from '../../json/output.ts';
import type { JsonRecord } from '../../tasks/record.ts';
import { serverTaskFields } from '../../tasks/server-fields.ts';
import type { Skip } from '../../tasks/task-sink.ts';
import type { Member } from '../members.ts';
import { annotationRules, predictionRules } from './entry-rules.ts';
import { type EntryList, type ImportTarget, writeEntries } from './write-entries.ts';

/**
 * Writes a task with data as the import of Label Studio 1.x takes it, on one line: data and meta as they are, completions as `annotations`.
 * `members` are those of the task that count. Annotations from elsewhere replace those in the task, as in Label Studio 0.9.
 */
export function writeImportTask(
  record: JsonRecord,
  members: readonly Member[],
  work: EntryList | undefined,
  target: ImportTarget,
): { annotations: number; predictions: number } {
  const { out, copy, skip } = target;
  const task = record.value as JsonObject;
  const memberOf = (name: string) => members.find(({ key }) => key === name);
  const copyAs = (name: string, before: string) => {
    const member = memberOf(name);
    if (!member) return;
    writeAscii(out, `${before}"${name}":`);
    copy(record, member.at, member.end, out);
  };
  const listOf = (name: string): EntryList[] => {
    const member = memberOf(name);
    const entries = task[name];
    return member && Array.isArray(entries) ? [{ record, at: member.at, end: member.end, entries }] : [];
  };
  copyAs('data', '{');
  if (typeof task.meta === 'object' && task.meta !== null) copyAs('meta', ',');
  if (typeof task.allow_skip === 'boolean') copyAs('allow_skip', ',');
  const lists = work ? [work] : finishedWork.flatMap(listOf);
  const annotations = writeEntries('annotations', lists, annotationRules, target);
  const predictions = writeEntries('predictions', listOf('predictions'), predictionRules, target);
  writeAscii(out, '}');
  for (const { key } of members) countRest(key, task[key]!, skip);
  return { annotations, predictions };
}

const written = ['data', 'meta', 'allow_skip', 'predictions', ...finishedWork];

/** Counts a member that an import does not take. */
function countRest(key: string, value: Json, skip: Skip): void {
  if (key === 'drafts') skip('drafts', Array.isArray(value) ? value.length : 1);
  else if (!written.includes(key)) skip(serverTaskFields.has(key) ? 'server fields' : 'other fields', 1);
}
