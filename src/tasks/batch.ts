import type { Finding, Located, Spot } from '../diagnostics/diagnostic.ts';
import type { Code } from '../diagnostics/messages.ts';
import type { Json } from '../json/json.ts';
import type { Output } from '../json/output.ts';
import type { ElementBatch } from '../readers/json/element-batch.ts';
import type { OffsetUnit } from '../regions/offset-unit.ts';
import type { Writing } from '../writers/tasks-json/write-json-task.ts';

/**
 * Some tasks of one file as an importer hands them over: not numbered, not checked, in the order of the file. Valid until the next batch is
 * asked for, so that a batch may be a view of the reader's buffer.
 */
export interface Batch {
  size: number;
  /** Set when a record could not be read: where the next one begins is then unknown, so the rest of the file is not read. */
  broken?: { finding: Finding; spot: Spot };
  /** The task as a value, for the checks; undefined when it could not be read and `broken` was set. */
  read(index: number): Json | undefined;
  /** Appends the task under its id to the dictionary of tasks.json (task-frame.ts). `task` is what `read` returned. */
  write(index: number, task: Json, id: number, first: boolean, out: Output, writing: Writing): void;
  /** Appends the task as one line, as `lsimport convert` writes it; without it that is made from what `write` appends. */
  writeLine?(index: number, task: Json, id: number, out: Output): void;
  /** What the tasks were cut from, where that is all there is to them: another thread can then read them. */
  elements?: ElementBatch;
  /** The task's text in the input, to the letter. */
  original(index: number): string;
  /** What the offsets of all its spans count, where its format knows; such spans are made by lsimport. */
  offsets?: OffsetUnit;
  /** What the checks may not doubt, as the importer worked it out itself. */
  suppresses?: ReadonlySet<Code>;
  /** What the importer itself found wrong in the task, with its place. A task with errors there is not checked any further. */
  found?(index: number): Iterable<Located>;
  /** Where the task, or what the JSON pointer means in it, stands in the user's file. */
  locate(index: number, pointer?: string): Spot;
}
