import type { JsonObject } from '../../json/json.ts';
import { type Output, writeAscii } from '../../json/output.ts';
import { writeKey, writeValue } from '../../json/write-value.ts';
import type { MadeRecord, MadeTask } from '../../tasks/record.ts';
import type { MigrationFields } from './migration-fields.ts';
import { LEVEL } from './tasks-json-layout.ts';

/**
 * Writes the members of a task that lsimport made itself, as write-json-members.ts writes those of others. A completion goes into a file of
 * its own where it may.
 */
export function writeMadeMembers(
  { value }: MadeRecord,
  id: number,
  out: Output,
  completions: Output,
  migration: MigrationFields | undefined,
): void {
  const task = value as MadeTask;
  const isSplit = task.completions !== undefined && migration?.completionFiles === true;
  for (const key in task) {
    if (isSplit && key === 'completions') continue;
    writeAscii(out, ',');
    writeKey(out, key, LEVEL);
    const member = task[key]!;
    writeValue(out, key === 'predictions' ? dated(member as JsonObject[], migration) : member, LEVEL);
  }
  if (isSplit) writeValue(completions, fileOf(task, id, migration), 0);
}

/** The file of annotations (writeFinishedWork): ids go on from a thousand times that of the task, as 0.9 counts. */
function fileOf({ completions, data }: MadeTask, id: number, { createdAt }: MigrationFields): JsonObject {
  const finished = (completions as JsonObject[]).map((completion, i) => ({
    ...completion,
    id: id * 1000 + 1 + i,
    ...dateOf(createdAt),
    lead_time: 0,
  }));
  return { completions: finished, data, id };
}

function dated(predictions: JsonObject[], migration: MigrationFields | undefined): JsonObject[] {
  return predictions.map((prediction) => ({ ...prediction, ...dateOf(migration?.createdAt) }));
}

function dateOf(createdAt: number | undefined): JsonObject {
  return createdAt === undefined ? {} : { created_at: createdAt };
}
