import { closeSync, openSync, writeSync } from 'node:fs';
import { createOutput, ensureRoom, type Output } from '../json/output.ts';
import { writing } from '../project/staging.ts';
import type { Outputs } from './outputs.ts';

/** How much one file of tasks may hold. */
export interface Limits {
  tasks: number;
  bytes: number;
}

/** What stands before the first task of a file, between two, and after the last. */
export interface Layout {
  start: string;
  between: string;
  end: string;
}

export const layouts: Record<'list' | 'lines', Layout> = {
  list: { start: '[\n', between: ',\n', end: '\n]\n' },
  lines: { start: '', between: '\n', end: '\n' },
};

/** Writes tasks, one a line, into one file after the other as the limits ask. */
export interface ListFiles {
  /** Adds a task; false when it alone is larger than a file may be. */
  add(task: Output): boolean;
  /** Adds tasks that have what stands between them already, whatever the limits are, and empties `lines`. */
  addLines(lines: Output): void;
  /** Begins anew with the first file. */
  restart(): void;
  /** Ends the last file; there is always one, perhaps without tasks. Returns how many were made. */
  close(): number;
  /** Closes what is open after a failure. */
  abandon(): void;
}

const FLUSH = 1 << 18;

/** `nameOf` gives the path of the n-th file, counting from 1; `displayPath` is what they become, for people. */
export function createListFiles(
  { start, between, end }: Layout,
  limits: Limits,
  { nameOf, displayPath, wrote }: Pick<Outputs, 'nameOf' | 'displayPath' | 'wrote'>,
): ListFiles {
  const frame = start.length + end.length;
  const out = createOutput(FLUSH * 2);
  let fd: number | undefined;
  let files = 0;
  let tasks = 0;
  let bytes = 0;

  const write = (part: Output) => {
    for (let at = 0; at < part.length; ) {
      at += writing(displayPath, () => writeSync(fd!, part.bytes, at, part.length - at), 'file');
    }
    wrote?.(part.length);
    part.length = 0;
  };
  const flush = () => write(out);
  const append = (text: string) => {
    ensureRoom(out, text.length);
    out.length += out.bytes.write(text, out.length, 'latin1');
    bytes += text.length;
  };
  const open = () => {
    const path = nameOf(++files);
    fd = writing(displayPath, () => openSync(path, 'w'), 'file');
    tasks = 0;
    bytes = 0;
    append(start);
  };
  const finish = () => {
    if (tasks > 0 || start !== '') append(end);
    flush();
    closeSync(fd!);
    fd = undefined;
  };

  const forget = () => {
    if (fd !== undefined) closeSync(fd);
    fd = undefined;
    files = 0;
    out.length = 0;
  };

  const copy = (task: Output) => {
    if (tasks++ > 0) append(between);
    ensureRoom(out, task.length);
    task.bytes.copy(out.bytes, out.length, 0, task.length);
    out.length += task.length;
    bytes += task.length;
    if (out.length >= FLUSH) flush();
  };

  return {
    add(task) {
      if (task.length + frame > limits.bytes) return false;
      const isFull =
        tasks >= limits.tasks || bytes + between.length + task.length + end.length > limits.bytes;
      if (fd !== undefined && isFull) finish();
      if (fd === undefined) open();
      copy(task);
      return true;
    },
    addLines(lines) {
      if (lines.length === 0) return;
      if (fd === undefined) open();
      if (tasks++ > 0) append(between);
      flush();
      bytes += lines.length;
      write(lines);
    },
    close() {
      if (fd === undefined) open();
      finish();
      return files;
    },
    restart: forget,
    abandon: forget,
  };
}
