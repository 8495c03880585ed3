import { asciiTemplate, writeAsciiTemplate } from '../../json/ascii-template.ts';
import { ensureRoom, type Output } from '../../json/output.ts';
import { writeText } from '../../json/write-text.ts';
import { printString, writeValue } from '../../json/write-value.ts';
import { CELL } from '../../readers/csv/bytes.ts';
import type { RowBatch } from '../../readers/csv/rows.ts';
import { textAt } from '../../readers/csv/text.ts';
import { END_OF_TASK, writeStartOfTask } from '../../writers/tasks-json/tasks-json-layout.ts';
import { type Column, inferValue } from './columns.ts';

const QUOTE = 0x22;
const beforeCells = asciiTemplate(',\n    "data": {');
const afterCells = asciiTemplate(`\n    }${END_OF_TASK}`);

/** Writes rows whose cells are texts, numbers or true and false: most cells are copied byte for byte. */
export function rowWriter(columns: readonly Column[]) {
  const keys = columns.map(({ name }, i) =>
    asciiTemplate(`${i === 0 ? '' : ','}\n      ${printString(name)}: `),
  );
  const isText = columns.every(({ as }) => as === 'text');
  return (rows: RowBatch, row: number, id: number, first: boolean, out: Output): void => {
    const { bytes, firstCells, starts, ends, kinds } = rows;
    writeStartOfTask(out, id, first);
    writeAsciiTemplate(out, beforeCells);
    const from = firstCells[row]!;
    const found = firstCells[row + 1]! - from;
    for (let i = 0; i < keys.length; i++) {
      const cell = from + i;
      const kind = i < found ? kinds[cell]! : CELL.trailing;
      writeAsciiTemplate(out, keys[i]!);
      if (!isText || kind & CELL.trailing) writeCell(columns[i]!, textAt(rows, row, i), out);
      else if (kind & CELL.escaped)
        writeText(bytes, starts[cell]!, ends[cell]!, out, (kind & CELL.quoted) > 0);
      else copyCell(bytes, starts[cell]!, ends[cell]!, out);
    }
    writeAsciiTemplate(out, afterCells);
  };
}

function writeCell({ as }: Column, text: string, out: Output): void {
  writeValue(out, as === 'inferred' ? inferValue(text) : text, 3);
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
