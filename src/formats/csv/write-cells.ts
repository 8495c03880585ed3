import type { AsciiTemplate } from '../../json/ascii-template.ts';
import { QUOTE } from '../../json/bytes.ts';
import { ensureRoom, type Output } from '../../json/output.ts';
import { wordsOf, writeText } from '../../json/write-text.ts';
import { COMPACT, writeValue } from '../../json/write-value.ts';
import { CELL } from '../../readers/csv/bytes.ts';
import type { RowBatch } from '../../readers/csv/rows.ts';
import { textAt } from '../../readers/csv/text.ts';

/** Bytes that a plain cell may take beyond its text and what stands before it: two quotes, and what is copied behind an end. */
const AROUND = 16;

let prepared: readonly AsciiTemplate[] | undefined;
let around = 0;

/**
 * Appends the cells of a row as JSON strings of ASCII, before each what stands in `before`. Most cells are plain: they are copied from bytes
 * to bytes, eight at a time as the double they are (writeAsciiTemplate), into room that is made once for the row.
 */
export function writeCells(rows: RowBatch, row: number, before: readonly AsciiTemplate[], out: Output): void {
  const { bytes, starts, ends, kinds } = rows;
  const first = rows.firstCells[row]!;
  const found = rows.firstCells[row + 1]! - first;
  if (before !== prepared) around = before.reduce((sum, { length }) => sum + length + AROUND, 0);
  prepared = before;
  const room = around + rows.rowStarts[row + 1]! - rows.rowStarts[row]!;
  ensureRoom(out, room);
  const source = wordsOf(bytes);
  const wholes = source.byteLength - 8;
  let { view, length: to } = out;
  for (let i = 0; i < before.length; i++) {
    const { eights, length } = before[i]!;
    for (let k = 0; k < eights.length; k++) view.setFloat64(to + k * 8, eights[k]!, true);
    to += length;
    const cell = first + i;
    const kind = i < found ? kinds[cell]! : CELL.trailing;
    const start = starts[cell]!;
    const end = ends[cell]!;
    if (kind & (CELL.trailing | CELL.escaped) || end > wholes) {
      out.length = to;
      if (kind & CELL.trailing) writeValue(out, textAt(rows, row, i), COMPACT);
      else writeText(bytes, start, end, out, (kind & CELL.quoted) > 0);
      ensureRoom(out, room);
      ({ view, length: to } = out);
      continue;
    }
    view.setUint8(to++, QUOTE);
    for (let at = start, next = to; at < end; at += 8, next += 8) {
      view.setFloat64(next, source.getFloat64(at, true), true);
    }
    to += end - start;
    view.setUint8(to++, QUOTE);
  }
  out.length = to;
}
