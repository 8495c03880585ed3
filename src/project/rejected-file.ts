import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { toJson } from '../diagnostics/to-json.ts';
import type { TaskSink } from '../tasks/task-sink.ts';
import { type Written, writing } from './staging.ts';
import { writeAll } from './write-all.ts';

/** Refused tasks, one a line, with their original text and what was found; made when the first one comes. */
export interface RejectedFile extends Pick<TaskSink, 'reject' | 'restart'> {
  /** Whether a task was refused, since the beginning or `restart`. */
  readonly hasTasks: boolean;
  close(): void;
}

/** `pathOf` says where it goes when it is needed; `displayPath` is the file for people, a part of what the run writes (`what`). */
export function createRejectedFile(pathOf: () => string, displayPath: string, what: Written): RejectedFile {
  let fd: number | undefined;
  let hasTasks = false;
  return {
    get hasTasks() {
      return hasTasks;
    },
    reject(batch, index, task, findings) {
      const diagnostics = findings.slice(0, 100).map(({ finding, where }) => toJson(finding, where(), task));
      const { file, line } = batch.locate(index);
      const place = { file, ...(line !== undefined && { line }) };
      const text = `${JSON.stringify({ task, ...place, diagnostics, original: batch.original(index) })}\n`;
      // Never a file that is there, which would be another run's, nor through a link.
      fd ??= writing(displayPath, () => openSync(pathOf(), 'ax'), what);
      writing(displayPath, () => writeAll(fd!, Buffer.from(text)), what);
      hasTasks = true;
    },
    restart() {
      if (fd !== undefined) ftruncateSync(fd, 0);
      hasTasks = false;
    },
    close() {
      if (fd !== undefined) closeSync(fd);
      fd = undefined;
    },
  };
}
