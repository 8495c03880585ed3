import type { Json, JsonObject } from '../../json/json.ts';
import { writeAscii } from '../../json/output.ts';
import type { JsonRecord } from '../../tasks/record.ts';
import { serverTaskFields } from '../../tasks/server-fields.ts';
import type { Skip } from '../../tasks/task-sink.ts';
import type { Member } from '../members.ts';
import { annotationRules, predictionRules, workRules } from './entry-rules.ts';
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
  const parts: Parts = { others: [] };
  for (const member of members) assign(parts, member);
  const copyMember = (before: string, { at, end }: Member) => {
    writeAscii(out, before);
    copy(record, at, end, out);
  };
  const listOf = ({ key, at, end }: Member): EntryList[] => {
    const entries = task[key];
    return Array.isArray(entries) ? [{ record, at, end, entries }] : [];
  };
  if (parts.data) copyMember('{"data":', parts.data);
  if (parts.meta && typeof task.meta === 'object' && task.meta !== null) copyMember(',"meta":', parts.meta);
  if (parts.allowSkip && typeof task.allow_skip === 'boolean') copyMember(',"allow_skip":', parts.allowSkip);
  const { completions, annotations: own, predictions: given } = parts;
  const lists = work
    ? [work]
    : [...(completions ? listOf(completions) : none), ...(own ? listOf(own) : none)];
  const annotations = writeEntries(',"annotations":[', lists, work ? workRules : annotationRules, target);
  const predictions = writeEntries(',"predictions":[', given ? listOf(given) : none, predictionRules, target);
  writeAscii(out, '}');
  for (const { key } of parts.others) countOther(key, task[key]!, skip);
  return { annotations, predictions };
}

const none: readonly EntryList[] = [];

/** The members that mean something to an import, and all others. */
interface Parts {
  data?: Member;
  meta?: Member;
  allowSkip?: Member;
  completions?: Member;
  annotations?: Member;
  predictions?: Member;
  others: Member[];
}

function assign(parts: Parts, member: Member): void {
  switch (member.key) {
    case 'data':
    case 'meta':
    case 'completions':
    case 'annotations':
    case 'predictions':
      parts[member.key] = member;
      return;
    case 'allow_skip':
      parts.allowSkip = member;
      return;
    default:
      parts.others.push(member);
  }
}

/** Counts a member that an import does not take. */
function countOther(key: string, value: Json, skip: Skip): void {
  if (key === 'drafts') skip('drafts', Array.isArray(value) ? value.length : 1);
  else skip(serverTaskFields.has(key) ? 'server fields' : 'other fields', 1);
}
