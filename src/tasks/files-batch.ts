import type { Batch, FileElements } from './batch.ts';
import { jsonBatch } from './json-batch.ts';

/** The tasks of several files, one file after the other. */
export function filesBatch(files: readonly FileElements[]): Batch {
  const firsts: number[] = [];
  let size = 0;
  for (const { starts } of files) {
    firsts.push(size);
    size += starts.length;
  }
  let at = 0;
  let part = jsonBatch(files[0]!, files[0]!.file);
  /** The tasks of the file that a task is in, and its index among them. */
  const find = (index: number): [tasks: Batch, own: number] => {
    const before = at;
    if (index < firsts[at]!) at = 0;
    while (at + 1 < files.length && firsts[at + 1]! <= index) at++;
    if (at !== before) part = jsonBatch(files[at]!, files[at]!.file);
    return [part, index - firsts[at]!];
  };
  const batch: Batch = {
    size,
    files,
    read(index) {
      const [tasks, own] = find(index);
      const record = tasks.read(own);
      if (tasks.broken) batch.broken = tasks.broken;
      return record;
    },
    original(index) {
      const [tasks, own] = find(index);
      return tasks.original(own);
    },
    locate(index, pointer) {
      const [tasks, own] = find(index);
      return tasks.locate(own, pointer);
    },
  };
  return batch;
}
