import {
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { toJson } from '../diagnostics/to-json.ts';
import type { TaskSink } from '../tasks/task-sink.ts';
import { writing } from './staging.ts';

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
  const fd = writing(path, () => openSync(path, 'w'));
  let rejected: number | undefined;
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
    reject(batch, index, task, findings) {
      const diagnostics = findings.slice(0, 100).map(({ finding, where }) => toJson(finding, where(), task));
      const line = `${JSON.stringify({ task, ...placeOf(batch.locate(index)), diagnostics, original: batch.original(index) })}\n`;
      rejected ??= writing(rejectedPath, () => openSync(rejectedPath, 'a'));
      writing(rejectedPath, () => writeAll(rejected!, Buffer.from(line)));
    },
    restart() {
      writing(path, () => ftruncateSync(fd, 1));
      position = 1;
      if (rejected !== undefined) ftruncateSync(rejected, 0);
      // There is none when completions go to a storage elsewhere.
      if (!existsSync(completionsFolder)) return;
      for (const name of readdirSync(completionsFolder)) rmSync(join(completionsFolder, name));
    },
    close() {
      append(Buffer.from(position > 1 ? '\n}' : '}'));
      closeSync(fd);
      if (rejected !== undefined) closeSync(rejected);
    },
  };
}

/** Writes all of it, also where the system takes a part at a time; without a position behind what is there. */
function writeAll(fd: number, bytes: Uint8Array, position?: number): void {
  for (let at = 0; at < bytes.length; ) {
    const from = position === undefined ? null : position + at;
    at += writeSync(fd, bytes, at, bytes.length - at, from);
  }
}

function placeOf({ file, line }: { file: string; line?: number }) {
  return { file, ...(line !== undefined && { line }) };
}
