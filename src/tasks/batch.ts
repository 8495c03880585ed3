import type { Finding, Located, Place } from '../diagnostics/diagnostic.ts';
import type { Code } from '../diagnostics/messages.ts';
import type { RowBatch } from '../readers/csv/rows.ts';
import type { ElementBatch } from '../readers/json/element-batch.ts';
import type { OffsetUnit } from '../regions/offset-unit.ts';
import type { TaskRecord } from './record.ts';

/** Rows of a table, each a task. */
export interface TableRows {
  rows: RowBatch;
  /** The rows that become tasks. */
  picked: readonly number[];
  /** What becomes of them, as their format says: plain data, the same object for all rows of an input. */
  plan: object;
}

/** Elements of JSON, and their file for people. */
export interface FileElements extends ElementBatch {
  file: string;
}

/**
 * Some tasks of one file as an importer hands them over: not numbered, not checked, in the order of the file. Valid until the next batch is
 * asked for, so that a batch may be a view of the reader's buffer.
 */
export interface Batch {
  size: number;
  /** Set when a record could not be read: where the next one begins is then unknown, so the rest of the file is not read. */
  broken?: { finding: Finding; place: Place };
  /** The next task, in their order; undefined when it could not be read and `broken` was set. */
  read(index: number): TaskRecord | undefined;
  /** What the tasks were cut from, where that is all there is to them: another thread can then read them. */
  elements?: ElementBatch;
  /** The file of `elements` for people. */
  file?: string;
  /** Elements of several files, in the memory that they go to another thread in. */
  files?: readonly FileElements[];
  /** The same of tasks that are rows of a table. */
  tableRows?: TableRows;
  /** The task's text in the input, verbatim. */
  original(index: number): string;
  /** What the offsets of all its spans count, where its format suppresses; such spans are made by lsimport. */
  offsets?: OffsetUnit;
  /** What the checks may not doubt, as the importer worked it out itself. */
  suppresses?: ReadonlySet<Code>;
  /** What the importer itself found wrong in the task, with its place. A task with errors there is not checked any further. */
  found?(index: number): Iterable<Located>;
  /** Where the task, or what the JSON pointer means in it, stands in the user's file. */
  locate(index: number, pointer?: string): Place;
}
