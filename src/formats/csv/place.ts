import type { Place } from '../../diagnostics/diagnostic.ts';
import { escapePointer } from '../../json/parse-lossless.ts';
import { CELL } from '../../readers/csv/bytes.ts';
import { countBreaks, type RowBatch, startOfLine } from '../../readers/csv/rows.ts';
import { textAt } from '../../readers/csv/text.ts';
import { excerptAt } from '../../readers/excerpt.ts';
import { utf16Length } from '../../readers/text-units.ts';
import { columnOfExported } from './exported-place.ts';
import { columnOfPointer } from './labels.ts';
import type { CsvPlan } from './plan.ts';

/** Where a row begins, or the cell in it that a JSON pointer into its task is about. */
export function placeInRow(rows: RowBatch, row: number, pointer: string | undefined, plan: CsvPlan): Place {
  const column = pointer === undefined ? undefined : columnOf(rows, row, pointer, plan);
  return placeOfCell(rows, row, column, plan.file);
}

/** Where the cell of a column is; the row's begin where the row has none. */
export function placeOfCell(rows: RowBatch, row: number, column: number | undefined, file: string): Place {
  const { bytes, firstCells, starts, kinds, rowStarts, lines, end } = rows;
  const rowStart = rowStarts[row]!;
  const cell = firstCells[row]! + (column ?? 0);
  const isThere = column !== undefined && cell < firstCells[row + 1]!;
  const at = isThere ? starts[cell]! - (kinds[cell]! & CELL.quoted ? 1 : 0) : rowStart;
  return {
    file,
    line: lines[row]! + countBreaks(bytes, rowStart, at),
    column: utf16Length(bytes, startOfLine(bytes, rowStart, at), at) + 1,
    excerpt: excerptAt(bytes, at, end, true),
  };
}

function columnOf(rows: RowBatch, row: number, pointer: string, plan: CsvPlan): number | undefined {
  const own = plan.columns.findIndex(({ name }) => {
    const path = `/data/${escapePointer(name)}`;
    return pointer === path || pointer.startsWith(`${path}/`);
  });
  if (own >= 0) return own;
  if (plan.exported) return columnOfExported(rows, row, pointer, plan.exported);
  return plan.labels && columnOfPointer(plan.labels, pointer, (column) => textAt(rows, row, column));
}
