import type { Json } from '../json/json.ts';
import { ensureRoom, type Output, writeAscii } from '../json/output.ts';
import type { Batch } from './batch.ts';
import type { Writing } from './write-json-task.ts';

/** Appends a task as a member of the dictionary in tasks.json: `"7": {"id": 7, ...}`, indented as the reference does. */
export function writeTask(
  batch: Batch,
  index: number,
  task: Json,
  id: number,
  first: boolean,
  out: Output,
  writing: Writing,
): void {
  writeAscii(out, `${first ? '\n' : ',\n'}  "${id}": {\n    "id": ${id}`);
  batch.write(index, task, id, out, writing);
  ensureRoom(out, 4);
  out.length += out.bytes.write('\n  }', out.length, 'latin1');
}
