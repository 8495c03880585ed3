import { writeAscii } from '../../json/output.ts';
import type { TaskWriter } from '../../tasks/task-sink.ts';
import { rowWriter } from '../row-writer.ts';
import type { MigrationFields } from './migration-fields.ts';
import { END_OF_TASK, rowLayout, tasksJsonLayout, writeStartOfTask } from './tasks-json-layout.ts';
import { writeJsonMembers } from './write-json-members.ts';
import { writeMadeMembers } from './write-made-members.ts';

/**
 * Writes tasks as the dictionary of tasks.json has them, and annotations into files of their own where `migration` asks for it. Without
 * `migration` byte for byte as Label Studio 0.9.1 does.
 */
export function tasksJsonWriter(migration: MigrationFields | undefined): TaskWriter {
  const writeRow = rowWriter(rowLayout);
  return {
    between: tasksJsonLayout.between,
    write(record, id, out, completions) {
      writeStartOfTask(out, id);
      if (record.kind === 'row') return writeRow(record, out);
      if (record.kind === 'made') writeMadeMembers(record, id, out, completions, migration);
      else writeJsonMembers(record, id, out, completions, migration);
      writeAscii(out, END_OF_TASK);
    },
  };
}
