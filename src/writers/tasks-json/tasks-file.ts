import { closeSync, ftruncateSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentOf } from '../../project/hidden-folder.ts';
import { writing } from '../../project/staging.ts';
import { writeAll } from '../../project/write-all.ts';
import type { TaskSink } from '../../tasks/task-sink.ts';
import { createRejectedFile } from '../rejected-file.ts';

export interface TasksFile extends TaskSink {
  /** Ends the dictionary and closes the files. */
  close(): void;
}

/**
 * tasks.json of a project: a dictionary of tasks keyed by id, as `json.dump(tasks, indent=2)` of Label Studio 0.9.1 lays it out. Refused
 * tasks go to rejected.jsonl, one a line, with the original text and what was found.
 */
export function createTasksFile(folder: string): TasksFile {
  const path = join(folder, 'tasks.json');
  const completionsFolder = join(folder, 'completions');
  const rejectedPath = join(folder, 'rejected.jsonl');
  const rejected = createRejectedFile(() => rejectedPath, rejectedPath, 'project');
  const fd = writing(path, () => openSync(path, 'wx'));
  let position = 0;
  const append = (text: Uint8Array) => {
    writing(path, () => writeAll(fd, text, position));
    position += text.length;
  };
  append(Buffer.from('{'));
  return {
    take(out) {
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
      writing(path, () => ftruncateSync(fd, 1));
      position = 1;
      rejected.restart();
      // There is no folder when completions go to a storage elsewhere.
      for (const name of contentOf(completionsFolder) ?? []) rmSync(join(completionsFolder, name));
    },
    close() {
      append(Buffer.from(position > 1 ? '\n}' : '}'));
      closeSync(fd);
      rejected.close();
      // Those of a first attempt that was given up.
      if (!rejected.hasTasks) rmSync(rejectedPath, { force: true });
    },
  };
}
