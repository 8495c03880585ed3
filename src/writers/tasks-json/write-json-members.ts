import { hasFinishedWork, isFinishedWork } from '../../checks/server/finished-work.ts';
import type { JsonObject } from '../../json/json.ts';
import { breakLine, type Output, writeAscii } from '../../json/output.ts';
import { copyKey, reindent } from '../../json/reindent.ts';
import { reindentItems } from '../../json/reindent-edited.ts';
import type { JsonRecord } from '../../tasks/record.ts';
import { hasData, type Member, membersToWrite } from '../members.ts';
import { editPrediction, type MigrationFields } from './migration-fields.ts';
import { LEVEL } from './tasks-json-layout.ts';
import { writeFinishedWork } from './write-finished-work.ts';

/** Copies the members of a task to `out`, and its annotations to a file of their own. */
export function writeJsonMembers(
  record: JsonRecord,
  id: number,
  out: Output,
  completions: Output,
  migration: MigrationFields | undefined,
): void {
  if (!hasData(record)) {
    writeBareData(record, out);
    return;
  }
  const task = record.value as JsonObject;
  const members = membersToWrite(record, migration !== undefined);
  const isSplit = migration?.completionFiles === true && hasFinishedWork(task);
  for (const member of members) {
    if (isSplit && isFinishedWork(member.key, task)) continue;
    writeAscii(out, ',');
    copyKey(record.source, member.keyAt, out, LEVEL);
    writeValue(record, member, out, migration);
  }
  if (isSplit) writeFinishedWork(record, members, id, completions, migration);
}

/** An object without `data`: the whole of it is the data. */
function writeBareData({ source, at }: JsonRecord, out: Output): void {
  writeAscii(out, ',');
  breakLine(out, LEVEL);
  writeAscii(out, '"data": ');
  reindent(source, at, out, LEVEL);
}

function writeValue(
  { source, value }: JsonRecord,
  { key, at }: Member,
  out: Output,
  migration: MigrationFields | undefined,
): void {
  const { predictions } = value as JsonObject;
  if (key !== 'predictions' || !migration || !Array.isArray(predictions) || predictions.length === 0) {
    reindent(source, at, out, LEVEL);
    return;
  }
  writeAscii(out, '[');
  reindentItems(source, at, out, LEVEL, 0, (index) => editPrediction(predictions[index], migration));
  breakLine(out, LEVEL);
  writeAscii(out, ']');
}
