import type { Spot } from '../diagnostics/diagnostic.ts';
import type { JsonObject } from '../json/json.ts';
import { writeAscii } from '../json/output.ts';
import { writeString, writeValue } from '../json/write-value.ts';
import type { Batch } from './batch.ts';
import { END_OF_TASK, writeStartOfTask } from './task-frame.ts';
import { writeJsonTask } from './write-json-task.ts';

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
      writeStartOfTask(out, id, first);
      if (task.predictions || task.completions) {
        const json = JSON.stringify(task);
        writeJsonTask(Buffer.from(json), 0, task, id, out, writing, () => json);
      } else {
        for (const key in task) {
          writeAscii(out, ',\n    ');
          writeString(out, key);
          writeAscii(out, ': ');
          writeValue(out, task[key]!, 2);
        }
      }
      writeAscii(out, END_OF_TASK);
    },
    locate,
    original,
  };
}
