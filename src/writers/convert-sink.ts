import { copyCompact, endOfValue } from '../json/compact.ts';
import type { JsonObject } from '../json/json.ts';
import { createOutput, type Output, writeAscii } from '../json/output.ts';
import { skipSpace } from '../json/reindent.ts';
import type { ListFiles } from '../output/list-files.ts';
import type { TaskSink } from '../tasks/task-sink.ts';
import type { Skip } from './import-1x/write-entries.ts';
import { writeImportTask } from './import-1x/write-import-task.ts';
import type { RejectedFile } from './rejected-file.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const CLOSE_BRACE = 0x7d;

/** How tasks are written. */
export interface Conversion {
  /** As the import of Label Studio 1.x takes them, with annotations. */
  for1x: boolean;
  /** Whether lsimport made the tasks itself, of files: their paths on this machine belong into a project folder only. */
  made: boolean;
  skip: Skip;
}

/** Takes tasks as they stand in the dictionary of tasks.json, and writes each as one line of a file. */
export function createConvertSink(
  files: ListFiles,
  rejected: RejectedFile | undefined,
  { for1x, made, skip }: Conversion,
): TaskSink {
  const line = createOutput(1 << 16);
  /** Writes the task at `at` and returns where it ends. */
  const writeTask = (source: Buffer, at: number): number => {
    if (!for1x) return writeAsIs(source, at, line, made);
    const end = endOfValue(source, at);
    writeFor1x(source, at, end, line, made, skip);
    return end;
  };
  return {
    take(out) {
      for (let at = 0; at < out.length; ) {
        at = skipSpace(out.bytes, out.bytes[at] === COMMA ? at + 1 : at);
        const task = skipSpace(out.bytes, skipSpace(out.bytes, out.bytes.indexOf(QUOTE, at + 1) + 1) + 1);
        line.length = 0;
        at = writeTask(out.bytes, task);
        files.add(line);
      }
      out.length = 0;
    },
    takeLines: (out) => files.addLines(out),
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

/** Copies the members of a task without the space between them, in one go. */
function writeAsIs(source: Buffer, at: number, out: Output, made: boolean): number {
  let separator = '{';
  at = skipSpace(source, at + 1);
  while (source[at] !== CLOSE_BRACE) {
    const start = out.length;
    writeAscii(out, separator);
    at = copyCompact(source, at, out);
    const isPath = made && out.bytes.toString('latin1', start + 1, out.length) === '"task_path"';
    writeAscii(out, ':');
    // The colon has no space before it and at most one behind it.
    at = copyCompact(source, skipSpace(source, at + 1), out);
    if (isPath) out.length = start;
    else separator = ',';
    if (source[at] === COMMA) at++;
    at = skipSpace(source, at);
  }
  writeAscii(out, '}');
  return at + 1;
}

function writeFor1x(source: Buffer, at: number, end: number, out: Output, made: boolean, skip: Skip): void {
  const task = JSON.parse(source.toString('latin1', at, end)) as JsonObject;
  // The ids of the input are counted by the pipeline; the others are lsimport's own, and so are the paths.
  delete task.id;
  if (made) delete task.task_path;
  writeImportTask(source, at, task, undefined, out, skip);
}
