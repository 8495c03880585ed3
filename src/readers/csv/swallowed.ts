import { mostCommon } from '../../lists.ts';
import type { RowBatch } from './rows.ts';

/** By what the lines of a cell in quotes are known as rows of a table that is written without quoting. */
export interface RowLook {
  /** How many cells most rows have. */
  width: number;
  /** The column whose cells are of the fewest shapes, such as numbers or labels, with these shapes; undefined where all are texts. */
  column: number | undefined;
  shapes: string[];
  /** Whether these cells are numbers of which each is greater than the one before. */
  rises: boolean;
}

/** Lines with as many cells as a row that hardly stand in one cell, where no column tells rows from texts. */
const MANY = 3;

/** Numbers of which each may happen to be greater than the one before. */
const FEW = 5;

/** What the rows of a table are like, by its first ones. */
export function lookOfRows(rows: readonly string[][]): RowLook {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width] = mostCommon(counts);
  let look: RowLook = { width, column: undefined, shapes: [], rises: false };
  for (let column = 0; column < width; column++) {
    const cells = rows.flatMap((row) => row[column] || []);
    const shapes = [...new Set(cells.map(shapeOf))];
    const isKind = shapes.length > 0 && shapes.length * 2 <= cells.length;
    const isFewer = look.column === undefined || shapes.length < look.shapes.length;
    // The first may be the header.
    if (isKind && isFewer)
      look = { width, column, shapes, rises: cells.length > FEW && isRising(cells.slice(1)) };
  }
  return look;
}

/** Whether the lines of a row with line breaks in its cells look like rows themselves, if quotes are text. */
export function swallowsRows(batch: RowBatch, row: number, delimiter: string, look: RowLook): boolean {
  if (look.width < 2) return false;
  const text = batch.bytes.toString('utf8', batch.rowStarts[row], batch.rowStarts[row + 1]);
  const [first = '', ...more] = text.replace(/\r?\n$|\r$/, '').split(/\r\n|\n|\r/);
  const isRow = (line: string) => {
    const cells = line.split(delimiter);
    if (cells.length !== look.width) return false;
    return look.column === undefined || look.shapes.includes(shapeOf(cells[look.column]!));
  };
  // The first line begins as the row does, which tells nothing.
  if (first.split(delimiter).length !== look.width || !more.every(isRow)) return false;
  // The numbers of a list within a text begin anew.
  if (look.rises && !isRising([first, ...more].map((line) => line.split(delimiter)[look.column!]!)))
    return false;
  return look.column === undefined ? more.length >= MANY : more.length > 0;
}

function isRising(cells: readonly string[]): boolean {
  return cells.every((cell, i) => /^\d+$/.test(cell) && (i === 0 || Number(cell) > Number(cells[i - 1])));
}

/** A text with all numbers alike. */
function shapeOf(text: string): string {
  return text.replace(/\d+/g, '9');
}
