import { eightsOf } from '../../json/ascii-template.ts';
import { QUOTE } from '../../json/bytes.ts';
import { ensureRoom, type Output } from '../../json/output.ts';
import { wordsOf, writeText } from '../../json/write-text.ts';
import { COMPACT, writeValue } from '../../json/write-value.ts';
import { CELL } from '../../readers/csv/bytes.ts';
import type { RowBatch } from '../../readers/csv/rows.ts';
import { textAt } from '../../readers/csv/text.ts';

/** Bytes that a plain cell may take beyond its text and what stands before it: what is copied behind an end. */
const AROUND = 16;

let prepared: readonly string[] | undefined;
/** What stands before the cells, one after the other as the doubles that eight bytes of ASCII are (AsciiTemplate): a table may have half a million columns. */
let eights = new Float64Array(0);
/** Where that of each cell begins among them, and one more for the end of the last. */
let firsts = new Int32Array(0);
let lengths = new Int32Array(0);
let around = 0;

/** All values are texts, so that their quotes belong to what stands between them. */
function prepare(before: readonly string[]): void {
  prepared = before;
  const quoted = (i: number) => `${i > 0 ? '"' : ''}${before[i]}"`;
  lengths = Int32Array.from(before, (_, i) => quoted(i).length);
  firsts = new Int32Array(before.length + 1);
  around = 0;
  for (let i = 0; i < before.length; i++) {
    firsts[i + 1] = firsts[i]! + Math.ceil(lengths[i]! / 8);
    around += lengths[i]! + AROUND;
  }
  eights = new Float64Array(firsts[before.length]!);
  for (let i = 0; i < before.length; i++) eights.set(eightsOf(quoted(i)), firsts[i]);
}

/**
 * Appends the cells of a row as JSON strings of ASCII, before each what stands in `before`. Most cells are plain: they are copied from bytes
 * to bytes, eight at a time as the double they are (writeAsciiTemplate), into room that is made once for the row.
 */
export function writeCells(rows: RowBatch, row: number, before: readonly string[], out: Output): void {
  if (before !== prepared) prepare(before);
  const { bytes, starts, ends, kinds } = rows;
  const first = rows.firstCells[row]!;
  const found = rows.firstCells[row + 1]! - first;
  const room = around + rows.rowStarts[row + 1]! - rows.rowStarts[row]!;
  ensureRoom(out, room);
  const source = wordsOf(bytes);
  const wholes = source.byteLength - 8;
  let { view, length: to } = out;
  for (let i = 0; i < lengths.length; i++) {
    const own = firsts[i]!;
    const next = firsts[i + 1]!;
    for (let k = own; k < next; k++) view.setFloat64(to + (k - own) * 8, eights[k]!, true);
    to += lengths[i]!;
    const cell = first + i;
    const kind = i < found ? kinds[cell]! : CELL.trailing;
    const start = starts[cell]!;
    const end = ends[cell]!;
    if (kind & (CELL.trailing | CELL.escaped) || end > wholes) {
      // These write their quotes themselves.
      out.length = to - 1;
      if (kind & CELL.trailing) writeValue(out, textAt(rows, row, i), COMPACT);
      else writeText(bytes, start, end, out, (kind & CELL.quoted) > 0);
      ensureRoom(out, room);
      ({ view, length: to } = out);
      to--;
      continue;
    }
    for (let at = start, next = to; at < end; at += 8, next += 8) {
      view.setFloat64(next, source.getFloat64(at, true), true);
    }
    to += end - start;
  }
  if (lengths.length > 0) view.setUint8(to++, QUOTE);
  out.length = to;
}
