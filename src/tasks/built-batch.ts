import type { Spot } from '../diagnostics/diagnostic.ts';
import type { JsonObject } from '../json/json.ts';
import { writeAscii } from '../json/output.ts';
import { printString, printValue } from '../json/write-value.ts';
import type { Batch } from './batch.ts';
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
  return {
    size: tasks.length,
    read: (index) => tasks[index]!,
    write(index, _task, id, out, writing) {
      const task = tasks[index]!;
      if (task.predictions || task.completions) {
        const json = JSON.stringify(task);
        writeJsonTask(Buffer.from(json), 0, task, id, out, writing, () => json);
        return;
      }
      let text = '';
      for (const key in task) text += `,\n    ${printString(key)}: ${printValue(task[key]!, 2)}`;
      writeAscii(out, text);
    },
    locate,
    original,
  };
}
