import { finishedWork } from '../../checks/server/finished-work.ts';
import type { JsonObject } from '../../json/json.ts';
import { breakLine, type Output, writeAscii } from '../../json/output.ts';
import { reindent } from '../../json/reindent.ts';
import { reindentItems } from '../../json/reindent-edited.ts';
import type { JsonRecord } from '../../tasks/record.ts';
import type { Member } from '../members.ts';
import { editCompletion, firstCompletionId, type MigrationFields } from './migration-fields.ts';

/**
 * Writes `completions/<id>.json` of a task as Label Studio 0.9 keeps it (Project.save_completion): the task with all its completions, keys
 * sorted. 1.x reads the completions from there.
 */
export function writeFinishedWork(
  { source, value }: JsonRecord,
  members: readonly Member[],
  id: number,
  out: Output,
  migration: MigrationFields,
): void {
  const task = value as JsonObject;
  const placeOf = (name: string) => members.find(({ key }) => key === name);
  let next = firstCompletionId(task, id);
  writeAscii(out, '{\n  "completions": [');
  let count = 0;
  for (const key of finishedWork) {
    const place = placeOf(key);
    const entries = task[key];
    if (!place || !Array.isArray(entries)) continue;
    count = reindentItems(source, place.at, out, 1, count, (i) =>
      editCompletion(entries[i], () => next++, migration),
    ).count;
  }
  breakLine(out, 1);
  writeAscii(out, '],\n  "data": ');
  reindent(source, placeOf('data')!.at, out, 1);
  writeAscii(out, `,\n  "id": ${id}\n}`);
}
