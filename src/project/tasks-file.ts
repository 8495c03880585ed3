import { closeSync, ftruncateSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationFields } from '../writers/tasks-json/migration-fields.ts';
import { tasksJsonLayout } from '../writers/tasks-json/tasks-json-layout.ts';
import type { FormedSink } from '../writers/writer-form.ts';
import { contentOf } from './hidden-folder.ts';
import { createRejectedFile } from './rejected-file.ts';
import { writing, writingAsync } from './staging.ts';
import { createEarlySync } from './sync.ts';
import { writeAll } from './write-all.ts';

export interface TasksFile extends FormedSink {
  /** Ends the dictionary and closes the files. */
  close(): Promise<void>;
}

/**
 * The files of a project's tasks: tasks.json, those of annotations, and rejected.jsonl, which has refused tasks, one a
 * line, with the original text and what was found.
 */
export function createTasksFile(folder: string, migration: MigrationFields | undefined): TasksFile {
  const { start, between, end, whenEmpty } = tasksJsonLayout;
  const path = join(folder, 'tasks.json');
  const completionsFolder = join(folder, 'completions');
  const rejectedPath = join(folder, 'rejected.jsonl');
  const rejected = createRejectedFile(() => rejectedPath, rejectedPath, 'project');
  const fd = writing(path, () => openSync(path, 'wx'));
  const early = createEarlySync(path);
  let position = 0;
  const append = (text: Uint8Array) => {
    writing(path, () => writeAll(fd, text, position));
    position += text.length;
    early.wrote(text.length);
  };
  append(Buffer.from(start));
  return {
    form: { kind: 'tasks-json', migration },
    take(out) {
      if (out.length === 0) return;
      if (position > start.length) append(Buffer.from(between));
      append(out.bytes.subarray(0, out.length));
      out.length = 0;
    },
    completionsFolder,
    takeCompletions(id, completions) {
      const file = join(completionsFolder, `${id}.json`);
      writing(file, () => writeFileSync(file, completions.bytes.subarray(0, completions.length)));
      completions.length = 0;
    },
    reject: rejected.reject,
    restart() {
      writing(path, () => ftruncateSync(fd, start.length));
      position = start.length;
      rejected.restart();
      // There is no folder when completions go to a storage elsewhere.
      for (const name of contentOf(completionsFolder) ?? []) rmSync(join(completionsFolder, name));
    },
    async close() {
      append(Buffer.from(position > start.length ? end : whenEmpty));
      closeSync(fd);
      rejected.close();
      // Those of a first attempt that was given up.
      if (!rejected.hasTasks) rmSync(rejectedPath, { force: true });
      await writingAsync(path, early.settle);
    },
  };
}
