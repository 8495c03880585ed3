import { CELL } from './bytes.ts';
import type { RowBatch } from './rows.ts';

/**
 * The text of the `cell`-th cell of a batch. Doubled quotes of a quoted cell become single ones; what follows its closing quote is a part of
 * it.
 */
function cellText(rows: RowBatch, cell: number): string {
  const start = rows.starts[cell]!;
  const end = rows.ends[cell]!;
  const kind = rows.kinds[cell]!;
  const base = rows.rowStarts[0]!;
  const text =
    kind & CELL.beyondAscii
      ? rows.bytes.toString('utf8', start, end)
      : latin1Of(rows).slice(start - base, end - base);
  return kind & CELL.quotes && kind & CELL.quoted ? unquote(text, (kind & CELL.trailing) > 0) : text;
}

function latin1Of(rows: RowBatch): string {
  rows.latin1 ??= rows.bytes.toString('latin1', rows.rowStarts[0], rows.rowStarts[rows.size]);
  return rows.latin1;
}

function unquote(text: string, hasMore: boolean): string {
  if (!hasMore) return text.replaceAll('""', '"');
  let close = text.indexOf('"');
  while (text[close + 1] === '"') close = text.indexOf('"', close + 2);
  return text.slice(0, close).replaceAll('""', '"') + text.slice(close + 1);
}

/** The text of a row's cell; empty where the row is too short. */
export function textAt(rows: RowBatch, row: number, column: number): string {
  const cell = rows.firstCells[row]! + column;
  return cell < rows.firstCells[row + 1]! ? cellText(rows, cell) : '';
}

/** The texts of all cells of a row. */
export function textsOf(rows: RowBatch, row: number): string[] {
  const texts: string[] = [];
  for (let cell = rows.firstCells[row]!; cell < rows.firstCells[row + 1]!; cell++)
    texts.push(cellText(rows, cell));
  return texts;
}

/** Whether the row consists of one cell without anything in it, not even quotes. */
export function isBlankRow({ firstCells, starts, ends, kinds }: RowBatch, row: number): boolean {
  const cell = firstCells[row]!;
  if (firstCells[row + 1]! - cell !== 1 || starts[cell] !== ends[cell]) return false;
  return (kinds[cell]! & CELL.quoted) === 0;
}

/** Whether all cells of the row are empty, without quotes: a blank line, or nothing but delimiters, as spreadsheets write. */
export function isEmptyRow({ firstCells, starts, ends, kinds }: RowBatch, row: number): boolean {
  for (let cell = firstCells[row]!; cell < firstCells[row + 1]!; cell++) {
    if (starts[cell] !== ends[cell] || kinds[cell]! & CELL.quoted) return false;
  }
  return true;
}
