import type { Located, Spot } from '../diagnostics/diagnostic.ts';
import type { JsonObject } from '../json/json.ts';
import { lookCloser } from '../json/look-closer.ts';
import { type Output, writeAscii } from '../json/output.ts';
import { noSuspicions, reindent } from '../json/reindent.ts';
import { printString } from '../json/write-value.ts';
import { END_OF_TASK, writeStartOfTask } from '../writers/tasks-json/tasks-json-layout.ts';
import type { Batch } from './batch.ts';

/** A task about a file whose data is JSON text already, so that its numbers keep their digits. */
export interface PrintedTask {
  task_path: string;
  /** The members of the data: each key with the JSON of its value. */
  data: [key: string, json: string][];
}

/** Tasks whose data is copied, not rebuilt. `shown` names the file of the n-th task for people, `found` tells what is wrong in it. */
export function printedBatch(
  tasks: PrintedTask[],
  shown: (index: number) => string,
  found: (index: number) => Iterable<Located> = () => [],
): Batch {
  const texts = tasks.map(
    ({ data }) => `{"data":{${data.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',')}}}`,
  );
  return {
    size: tasks.length,
    read: (index) => ({ task_path: tasks[index]!.task_path, ...(JSON.parse(texts[index]!) as JsonObject) }),
    write(index, _task, id, first, out, { report }) {
      const text = texts[index]!;
      writeStartOfTask(out, id, first);
      const start = `,\n    "task_path": ${printString(tasks[index]!.task_path)},\n    "data": `;
      const begin = out.length;
      const suspicions = copyData(text, start, out);
      if (!suspicions.repeatedKey && !suspicions.largeNumber && !suspicions.loneSurrogate) return;
      const better = lookCloser(text, suspicions, report);
      if (better === undefined) return;
      out.length = begin;
      copyData(better, start, out);
    },
    original: (index) => texts[index]!,
    found,
    locate: (index): Spot => ({ file: shown(index) }),
  };
}

function copyData(text: string, start: string, out: Output) {
  const found = noSuspicions();
  writeAscii(out, start);
  reindent(Buffer.from(text), '{"data":'.length, out, 2, found);
  writeAscii(out, END_OF_TASK);
  return found;
}
