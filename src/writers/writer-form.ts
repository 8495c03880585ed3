import type { Skip, TaskSink, TaskWriter } from '../tasks/task-sink.ts';
import { importWriter } from './import-1x/import-writer.ts';
import { type LineForm, lineWriter } from './line-writer.ts';
import type { MigrationFields } from './tasks-json/migration-fields.ts';
import { tasksJsonWriter } from './tasks-json/tasks-json-writer.ts';

/** How tasks are written; plain data, so that other threads can be told. */
export type WriterForm =
  /** Into the tasks.json of a project; without `migration` as Label Studio 0.9.1 itself does. */
  | { kind: 'tasks-json'; migration: MigrationFields | undefined }
  /** One a line, as they are. */
  | ({ kind: 'lines' } & LineForm)
  /** One a line, as the import of Label Studio 1.x takes them. */
  | ({ kind: 'import-1x' } & LineForm);

/** A sink and how the tasks for it are written; without a form they are only checked. */
export interface FormedSink extends TaskSink {
  form?: WriterForm;
}

export function createWriter(form: WriterForm, skip: Skip): TaskWriter {
  switch (form.kind) {
    case 'tasks-json':
      return tasksJsonWriter(form.migration);
    case 'lines':
      return lineWriter(form);
    case 'import-1x':
      return importWriter(form, skip);
  }
}
