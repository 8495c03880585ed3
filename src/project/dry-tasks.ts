import { nowhere } from '../tasks/task-sink.ts';
import type { MigrationFields } from '../writers/tasks-json/migration-fields.ts';
import type { TasksFile } from './tasks-file.ts';

/** Takes the tasks of a project that is not written: they become text, so that nothing else differs, and no files. */
export function dryTasks(migration: MigrationFields | undefined): TasksFile {
  return { ...nowhere, form: { kind: 'tasks-json', migration }, close: async () => {} };
}
