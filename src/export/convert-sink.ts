import { copyCompact, endOfValue, membersOf } from '../json/compact.ts';
import type { JsonObject } from '../json/json.ts';
import { createOutput, type Output, writeAscii } from '../json/output.ts';
import { skipSpace } from '../json/reindent.ts';
import { printString } from '../json/write-value.ts';
import type { RejectedFile } from '../project/rejected-file.ts';
import type { TaskSink } from '../tasks/task-sink.ts';
import type { ListFiles } from './list-files.ts';
import type { LeaveOut } from './write-entries.ts';
import { writeImportTask } from './write-import-task.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;

/** How tasks are written. */
export interface Conversion {
  /** As the import of Label Studio 1.x takes them, with annotations. */
  for1x: boolean;
  /** Whether lsimport made the tasks itself, of files: their paths on this machine belong into a project folder only. */
  made: boolean;
  leaveOut: LeaveOut;
}

/** Takes tasks as they stand in the dictionary of tasks.json, and writes each as one line of a file. */
export function createConvertSink(
  files: ListFiles,
  rejected: RejectedFile | undefined,
  { for1x, made, leaveOut }: Conversion,
): TaskSink {
  const line = createOutput(1 << 16);
  const addTask = (source: Buffer, at: number, end: number): void => {
    line.length = 0;
    if (for1x) writeFor1x(source, at, end, line, made, leaveOut);
    else writeAsIs(source, at, line, made);
    files.add(line);
  };
  return {
    take(out) {
      for (let at = 0; at < out.length; ) {
        at = skipSpace(out.bytes, out.bytes[at] === COMMA ? at + 1 : at);
        const task = skipSpace(out.bytes, skipSpace(out.bytes, out.bytes.indexOf(QUOTE, at + 1) + 1) + 1);
        const end = endOfValue(out.bytes, task);
        addTask(out.bytes, task, end);
        at = end;
      }
      out.length = 0;
    },
    takeCompletions: (_id, completions) => {
      completions.length = 0;
    },
    reject: (...args) => rejected?.reject(...args),
    restart() {
      files.restart();
      rejected?.restart();
    },
  };
}

function writeAsIs(source: Buffer, at: number, out: Output, made: boolean): void {
  let separator = '{';
  for (const [key, place] of membersOf(source, at)) {
    if (made && key === 'task_path') continue;
    writeAscii(out, `${separator}${printString(key)}:`);
    copyCompact(source, place, out);
    separator = ',';
  }
  writeAscii(out, '}');
}

function writeFor1x(
  source: Buffer,
  at: number,
  end: number,
  out: Output,
  made: boolean,
  leaveOut: LeaveOut,
): void {
  const task = JSON.parse(source.toString('latin1', at, end)) as JsonObject;
  // The ids of the input are counted by the pipeline; the others are lsimport's own, and so are the paths.
  delete task.id;
  if (made) delete task.task_path;
  writeImportTask(source, at, task, undefined, out, leaveOut);
}
