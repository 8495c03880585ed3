import { ensureRoom, type Output, writeAscii } from '../json/output.ts';
import { writeText } from '../json/write-text.ts';
import { printString, writeValue } from '../json/write-value.ts';
import { CELL } from '../sources/csv-bytes.ts';
import type { RowBatch } from '../sources/csv-rows.ts';
import { textAt } from '../sources/csv-text.ts';
import { END_OF_TASK, startOfTask } from '../tasks/task-frame.ts';
import { type Column, inferValue } from './csv-columns.ts';

const QUOTE = 0x22;

/** What stands before the value of a column: line break, key and colon. */
interface Key {
  length: number;
  /** Its bytes in eights, each as the double that they are: eight ASCII bytes are never NaN, the only doubles that may change when moved. */
  eights: Float64Array;
}

function keyOf(name: string, index: number): Key {
  const text = `${index === 0 ? '' : ','}\n      ${printString(name)}: `;
  const view = new DataView(new ArrayBuffer(Math.ceil(text.length / 8) * 8));
  for (let i = 0; i < text.length; i++) view.setUint8(i, text.charCodeAt(i));
  const eights = Float64Array.from({ length: view.byteLength / 8 }, (_, i) => view.getFloat64(i * 8));
  return { length: text.length, eights };
}

/** Writes rows whose cells are texts, numbers or true and false: most cells are copied byte for byte. */
export function rowWriter(columns: readonly Column[]) {
  const keys = columns.map(({ name }, i) => keyOf(name, i));
  const isText = columns.every(({ as }) => as === 'text');
  return (rows: RowBatch, row: number, id: number, first: boolean, out: Output): void => {
    const { bytes, firstCells, starts, ends, kinds } = rows;
    writeAscii(out, `${startOfTask(id, first)},\n    "data": {`);
    const from = firstCells[row]!;
    const found = firstCells[row + 1]! - from;
    for (let i = 0; i < keys.length; i++) {
      const cell = from + i;
      const kind = i < found ? kinds[cell]! : CELL.trailing;
      copyKey(keys[i]!, out);
      if (!isText || kind & CELL.trailing) writeCell(columns[i]!, textAt(rows, row, i), out);
      else if (kind & CELL.escaped)
        writeText(bytes, starts[cell]!, ends[cell]!, out, (kind & CELL.quoted) > 0);
      else copyCell(bytes, starts[cell]!, ends[cell]!, out);
    }
    writeAscii(out, `\n    }${END_OF_TASK}`);
  };
}

function writeCell({ as }: Column, text: string, out: Output): void {
  writeValue(out, as === 'inferred' ? inferValue(text) : text, 3);
}

function copyKey({ eights, length }: Key, out: Output): void {
  ensureRoom(out, length + 8);
  const { view } = out;
  let at = out.length;
  for (let i = 0; i < eights.length; i++, at += 8) view.setFloat64(at, eights[i]!);
  out.length += length;
}

/** Appends a cell as a string. In a loop, since cells are short. */
function copyCell(bytes: Buffer, start: number, end: number, out: Output): void {
  ensureRoom(out, end - start + 2);
  const to = out.bytes;
  let at = out.length;
  to[at++] = QUOTE;
  for (let i = start; i < end; i++) to[at++] = bytes[i]!;
  to[at++] = QUOTE;
  out.length = at;
}
