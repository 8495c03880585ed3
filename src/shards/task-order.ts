import { closeSync, openSync, writeSync } from 'node:fs';
import type { Batch } from '../tasks/batch.ts';
import type { IdCounts } from './manifest.ts';

/** The tasks of one file: those that were read without an id, and those that were written. */
export interface FileTasks {
  /** The path below the input. */
  path: string;
  counted: number;
  written: number;
}

/** Watches the tasks of a shard: their ids and, where it is asked for, the order of their files. */
export interface TaskWatch {
  /** Takes a task that was read; `own` is the id that it brought. */
  see(batch: Batch, index: number, own: number | undefined, isWritten: boolean): void;
  restart(): void;
  /** Writes what it has not written yet. */
  close(): Omit<IdCounts, 'first'>;
}

const FLUSH = 1 << 18;

/** `file` is where the order of the files is written; `pathOf` gives the path of one from its place. */
export function watchTasks(file: string | undefined, pathOf: (shown: string) => string): TaskWatch {
  let ids = { kept: 0, counted: 0, greatest: -1 };
  let fd: number | undefined;
  let current: FileTasks | undefined;
  let text = '';
  const flush = () => {
    if (file === undefined) return;
    fd ??= openSync(file, 'w');
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
    text = '';
  };
  const finish = () => {
    if (current) text += `${JSON.stringify([current.path, current.counted, current.written])}\n`;
    if (text.length > FLUSH) flush();
    current = undefined;
  };
  return {
    see(batch, index, own, isWritten) {
      if (own === undefined) ids.counted++;
      else {
        ids.kept++;
        if (own > ids.greatest) ids.greatest = own;
      }
      if (file === undefined) return;
      const path = pathOf(batch.locate(index).file);
      if (current?.path !== path) {
        finish();
        current = { path, counted: 0, written: 0 };
      }
      if (own === undefined) current.counted++;
      if (isWritten) current.written++;
    },
    restart() {
      ids = { kept: 0, counted: 0, greatest: -1 };
      current = undefined;
      text = '';
      if (fd !== undefined) closeSync(fd);
      fd = undefined;
    },
    close() {
      finish();
      flush();
      if (fd !== undefined) closeSync(fd);
      fd = undefined;
      return ids;
    },
  };
}
