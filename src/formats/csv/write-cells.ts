import { type AsciiTemplate, asciiTemplate } from '../../json/ascii-template.ts';
import { QUOTE } from '../../json/bytes.ts';
import { ensureRoom, type Output } from '../../json/output.ts';
import { wordsOf, writeText } from '../../json/write-text.ts';
import { COMPACT, writeValue } from '../../json/write-value.ts';
import { CELL } from '../../readers/csv/bytes.ts';
import type { RowBatch } from '../../readers/csv/rows.ts';
import { textAt } from '../../readers/csv/text.ts';

/** Bytes that a plain cell may take beyond its text and what stands before it: what is copied behind an end. */
const AROUND = 16;

let prepared: readonly AsciiTemplate[] | undefined;
let quoted: AsciiTemplate[] = [];
let around = 0;

/** All values are texts, so that their quotes belong to what stands between them. */
function prepare(before: readonly AsciiTemplate[]): void {
  prepared = before;
  quoted = before.map(({ text }, i) => asciiTemplate(`${i > 0 ? '"' : ''}${text}"`));
  around = quoted.reduce((sum, { length }) => sum + length + AROUND, 0);
}

/**
 * Appends the cells of a row as JSON strings of ASCII, before each what stands in `before`. Most cells are plain: they are copied from bytes
 * to bytes, eight at a time as the double they are (writeAsciiTemplate), into room that is made once for the row.
 */
export function writeCells(rows: RowBatch, row: number, before: readonly AsciiTemplate[], out: Output): void {
  if (before !== prepared) prepare(before);
  const { bytes, starts, ends, kinds } = rows;
  const first = rows.firstCells[row]!;
  const found = rows.firstCells[row + 1]! - first;
  const room = around + rows.rowStarts[row + 1]! - rows.rowStarts[row]!;
  ensureRoom(out, room);
  const source = wordsOf(bytes);
  const wholes = source.byteLength - 8;
  let { view, length: to } = out;
  for (let i = 0; i < quoted.length; i++) {
    const { eights, length } = quoted[i]!;
    for (let k = 0; k < eights.length; k++) view.setFloat64(to + k * 8, eights[k]!, true);
    to += length;
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
  if (quoted.length > 0) view.setUint8(to++, QUOTE);
  out.length = to;
}
