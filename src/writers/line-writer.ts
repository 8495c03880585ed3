import { asciiTemplate, writeAsciiTemplate } from '../json/ascii-template.ts';
import { type Output, writeAscii, writeWhole } from '../json/output.ts';
import { COMPACT, writeKey, writeValue } from '../json/write-value.ts';
import type { JsonRecord, MadeRecord, MadeTask } from '../tasks/record.ts';
import type { TaskWriter } from '../tasks/task-sink.ts';
import { copyPart, hasData, membersToWrite } from './members.ts';
import { compactRow, rowWriter } from './row-writer.ts';

const beforeId = asciiTemplate('{"id":');

/** How tasks are written one a line. */
export interface LineForm {
  /** With all members of a task, also those that Label Studio 0.9.1 does not know. */
  keepsMembers: boolean;
  /** What stands between two lines. */
  between: string;
}

/**
 * Writes each task as one line with its id, for a list of tasks or JSON Lines. The path of a file that lsimport made a task of belongs to
 * this machine, and so into a project folder only.
 */
export function lineWriter({ keepsMembers, between }: LineForm): TaskWriter {
  const writeRow = rowWriter({ start: ',"data":{', ...compactRow, end: '}}' });
  return {
    between,
    write(record, id, out) {
      writeAsciiTemplate(out, beforeId);
      writeWhole(out, id);
      if (record.kind === 'row') return writeRow(record, out);
      if (record.kind === 'made') writeMade(record, out);
      else writeJson(record, keepsMembers, out);
      writeAscii(out, '}');
    },
  };
}

function writeMade({ value }: MadeRecord, out: Output): void {
  const task = value as MadeTask;
  for (const key in task) {
    if (key === 'task_path') continue;
    writeAscii(out, ',');
    writeKey(out, key, COMPACT);
    writeValue(out, task[key]!, COMPACT);
  }
}

function writeJson(record: JsonRecord, keepsMembers: boolean, out: Output): void {
  if (!hasData(record)) {
    writeAscii(out, ',"data":');
    copyPart(record, record.at, record.end, out);
    return;
  }
  for (const { key, keyAt, end } of membersToWrite(record, keepsMembers)) {
    if (record.made && key === 'task_path') continue;
    writeAscii(out, ',');
    copyPart(record, keyAt, end, out);
  }
}
