import { csvBatches } from '../formats/csv/batch.ts';
import type { CsvPlan } from '../formats/csv/plan.ts';
import type { RowBatch } from '../readers/csv/rows.ts';
import { withMargins } from '../readers/excerpt.ts';
import type { Batch, TableRows } from '../tasks/batch.ts';
import { asBuffer, sharedBytes } from './shared-memory.ts';

/** Rows of a table for another thread. */
export interface PackedRows {
  kind: 'rows';
  /** The text of all rows. */
  bytes: Uint8Array;
  /** The picked rows, then what a RowBatch has of each row and of each cell, in the order of packRows. */
  numbers: Int32Array;
  /** Rows that there are, those that are picked, and cells. */
  size: number;
  picked: number;
  cells: number;
  /** Undefined where it is that of the batch before, which the thread has (planSender). */
  plan: object | undefined;
}

/** Copies rows into shared memory (packBatch): first the numbers, which need bytes in fours, then the text. */
export function packRows({ rows, picked, plan }: TableRows, room: Uint8Array): PackedRows {
  const { size, bytes, end, firstCells, lines, rowStarts, starts, ends, kinds } = rows;
  const [from, to] = withMargins(bytes, rowStarts[0]!, rowStarts[size]!, end);
  const length = to - from;
  const cells = firstCells[size]!;
  const count = picked.length + 3 * (size + 1) + 3 * cells;
  const memory = room.length >= count * 4 + length ? room : sharedBytes(count * 4 + length);
  const numbers = new Int32Array(memory.buffer, memory.byteOffset, count);
  let next = 0;
  const add = (list: readonly number[] | Int32Array, shift: number, length: number) => {
    for (let i = 0; i < length; i++) numbers[next++] = list[i]! - shift;
  };
  add(picked, 0, picked.length);
  add(firstCells, 0, size + 1);
  add(lines, 0, size + 1);
  add(rowStarts, from, size + 1);
  add(starts, from, cells);
  add(ends, from, cells);
  add(kinds, 0, cells);
  const text = memory.subarray(count * 4, count * 4 + length);
  text.set(bytes.subarray(from, to));
  return {
    kind: 'rows',
    bytes: text,
    numbers,
    size,
    picked: picked.length,
    cells,
    plan,
  };
}

/** Leaves out a plan that a thread has got before: to copy one of many columns takes longer than to send the rows. */
export function planSender(): (packed: PackedRows) => PackedRows {
  let known: object | undefined;
  return (packed) => {
    if (packed.plan === known) return { ...packed, plan: undefined };
    known = packed.plan;
    return packed;
  };
}

/** Prepares to make batches of packed rows, with the plan that came last. */
export function rowUnpacker(): (packed: PackedRows) => Batch {
  let batchOf: ReturnType<typeof csvBatches> | undefined;
  return ({ bytes, numbers, size, picked, cells, plan }) => {
    if (plan) batchOf = csvBatches(plan as CsvPlan);
    let at = 0;
    const take = (count: number) => {
      at += count;
      return numbers.subarray(at - count, at);
    };
    const own = Array.from(take(picked));
    const [firstCells, lines, rowStarts] = [take(size + 1), take(size + 1), take(size + 1)];
    const [starts, ends, kinds] = [take(cells), take(cells), take(cells)];
    // Not spread from parts: what reads the cells would take half as long again.
    const rows: RowBatch = {
      bytes: asBuffer(bytes),
      size,
      firstCells,
      lines,
      rowStarts,
      starts,
      ends,
      kinds,
      latin1: undefined,
      end: bytes.length,
    };
    return batchOf!(rows, own);
  };
}
