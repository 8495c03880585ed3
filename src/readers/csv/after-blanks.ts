import { SPACE } from '../../json/bytes.ts';
import { type Head, readerOf } from '../head.ts';
import { SourceProblem } from '../source-problem.ts';
import { CELL } from './bytes.ts';
import { cutRows, type RowBatch } from './rows.ts';
import { isEmptyRow } from './text.ts';

const HASH = 0x23;

/**
 * Whether quotes stand around cells behind blanks (`a, "b, c"`), which Python's csv reads with skipinitialspace: all rows have as many cells, and
 * below the first each has such quotes, or a blank before each cell, and none has quotes without a blank, text behind them or line breaks within
 * them. So written, a line of text is hardly like the next.
 */
export function areQuotesAfterBlanks(head: Head, delimiter: number): boolean {
  if (!head.bytes.includes(' "')) return false;
  const { rows, isClosed } = lookAtRows(head, delimiter);
  // The last row of a cut head may be half a row.
  if (!head.whole) rows.pop();
  const [first, ...body] = rows;
  if (first === undefined || body.length === 0 || (head.whole && !isClosed)) return false;
  const isTable = rows.every(({ isFit, width }) => isFit && width === first.width);
  const areQuoted = body.every(({ quoted }) => quoted > 0);
  const areSpaced = body.every(({ isSpaced }) => isSpaced) && body.some(({ quoted }) => quoted > 0);
  return isTable && first.width > 1 && (areQuoted || areSpaced);
}

interface RowLook {
  width: number;
  /** Nothing in it is written in another way. */
  isFit: boolean;
  /** How many cells behind a blank are in quotes. */
  quoted: number;
  /** A blank stands before each cell but the first and empty ones. */
  isSpaced: boolean;
}

/** The rows from the first on that is no comment, up to one that is not fit. */
function lookAtRows(head: Head, delimiter: number): { rows: RowLook[]; isClosed: boolean } {
  const rows: RowLook[] = [];
  try {
    for (const batch of cutRows(readerOf(head.bytes), delimiter, 'after-blanks')) {
      for (let row = 0; row < batch.size; row++) {
        const isComment = rows.length === 0 && batch.bytes[batch.rowStarts[row]!] === HASH;
        if (isComment || isEmptyRow(batch, row)) continue;
        const look = lookAtRow(batch, row);
        rows.push(look);
        if (!look.isFit) return { rows: [look, look], isClosed: true };
      }
    }
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    return { rows, isClosed: false };
  }
  return { rows, isClosed: true };
}

function lookAtRow({ bytes, firstCells, starts, ends, kinds }: RowBatch, row: number): RowLook {
  const from = firstCells[row]!;
  const to = firstCells[row + 1]!;
  const look: RowLook = { width: to - from, isFit: true, quoted: 0, isSpaced: true };
  for (let cell = from; cell < to; cell++) {
    const isQuoted = (kinds[cell]! & CELL.quoted) > 0;
    if (kinds[cell]! & (CELL.trailing | CELL.broken)) look.isFit = false;
    if (cell === from) continue;
    const isSpaced = bytes[starts[cell]! - (isQuoted ? 2 : 1)] === SPACE;
    if (isQuoted && isSpaced) look.quoted++;
    else if (isQuoted) look.isFit = false;
    if (!isSpaced && starts[cell] !== ends[cell]) look.isSpaced = false;
  }
  return look;
}
