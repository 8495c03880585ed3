import type { Spot } from '../diagnostics/diagnostic.ts';
import type { JsonObject } from '../json/json.ts';
import { writeAscii } from '../json/output.ts';
import { END_OF_TASK, writeStartOfTask, writeTask } from '../writers/tasks-json/tasks-json-layout.ts';
import { writeJsonTask } from '../writers/tasks-json/write-json-task.ts';
import type { Batch } from './batch.ts';

/** A task that an importer made itself, with the members Label Studio 0.9.1 gives such a task, in its order. */
export interface BuiltTask extends JsonObject {
  data: JsonObject;
}

/** Tasks that were made from something other than JSON tasks; `locate` and `original` tell where the n-th comes from. */
export function builtBatch(
  tasks: BuiltTask[],
  locate: (index: number) => Spot,
  original: (index: number) => string,
): Batch {
  return lazyBatch(tasks.length, (index) => tasks[index]!, locate, original);
}

/** The same, each task made when its turn comes, which spares the garbage collector those of the whole batch. */
export function lazyBatch(
  size: number,
  make: (index: number) => BuiltTask,
  locate: (index: number) => Spot,
  original: (index: number) => string,
): Batch {
  return {
    size,
    read: make,
    write(_index, read, id, first, out, writing) {
      const task = read as BuiltTask;
      if (!task.predictions && !task.completions) return writeTask(out, id, first, task);
      const json = JSON.stringify(task);
      writeStartOfTask(out, id, first);
      writeJsonTask(Buffer.from(json), 0, task, id, out, writing, () => json);
      writeAscii(out, END_OF_TASK);
    },
    locate,
    original,
  };
}
