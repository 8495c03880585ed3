import { writeAscii } from '../../json/output.ts';
import { scanJson } from '../../json/scan.ts';
import type { JsonRecord, TaskRecord } from '../../tasks/record.ts';
import type { Skip, TaskWriter } from '../../tasks/task-sink.ts';
import type { LineForm } from '../line-writer.ts';
import { copyPart, hasData, membersToWrite } from '../members.ts';
import { compactRow, rowWriter } from '../row-writer.ts';
import { writeImportTask } from './write-import-task.ts';
import { isLabelled, writeMadeTask } from './write-made-task.ts';

/** Writes each task as the import of Label Studio 1.x takes it, on one line. `skip` counts what that import has no place for. */
export function importWriter({ keepsMembers, between }: LineForm, skip: Skip): TaskWriter {
  const writeRow = rowWriter({ start: '{"data":{', ...compactRow, end: '}}' });
  return {
    between,
    write(given, _id, out) {
      if (given.kind === 'row') return writeRow(given, out);
      if (given.kind === 'made' && isLabelled(given.value)) return writeMadeTask(given.value, out, skip);
      const record = asJson(given);
      if (hasData(record)) {
        const members = membersToWrite(record, keepsMembers);
        // A path of this machine is not counted: lsimport put it there.
        const counted = record.made ? members.filter(({ key }) => key !== 'task_path') : members;
        writeImportTask(record, counted, undefined, { out, copy: copyPart, skip });
        return;
      }
      writeAscii(out, '{"data":');
      copyPart(record, record.at, record.end, out);
      writeAscii(out, '}');
    },
  };
}

function asJson(record: Exclude<TaskRecord, { kind: 'row' }>): JsonRecord {
  if (record.kind === 'json') return record;
  const source = Buffer.from(JSON.stringify(record.value));
  const scan = scanJson(source, 0);
  return { kind: 'json', value: record.value, source, at: 0, end: source.length, made: true, scan };
}
