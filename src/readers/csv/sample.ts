import { type Head, readerOf } from '../head.ts';
import { SourceProblem } from '../source-problem.ts';
import { cutRows, type Quoting } from './rows.ts';
import { isEmptyRow, textsOf } from './text.ts';

/** Rows looked at to find out how a CSV file is written. */
const ROWS = 100;

/** The cells of the first rows that are not empty, as they are with this delimiter. The last row of a cut head may be half a row and is skipped. */
export function sampleRows({ bytes, whole }: Head, delimiter: number, quotes: Quoting): string[][] {
  const rows: string[][] = [];
  try {
    for (const batch of cutRows(readerOf(bytes), delimiter, quotes)) {
      for (let i = 0; i < batch.size; i++) {
        if (!isEmptyRow(batch, i)) rows.push(textsOf(batch, i));
        if (rows.length > ROWS) return rows.slice(0, ROWS);
      }
    }
  } catch (error) {
    // What is wrong with the file is said when it is read.
    if (!(error instanceof SourceProblem)) throw error;
  }
  if (!whole) rows.pop();
  return rows;
}

/** Whether the first row that is not empty ends within a cut head. */
export function hasFirstRow({ bytes }: Head, delimiter: number, quotes: Quoting): boolean {
  let rows = 0;
  try {
    for (const batch of cutRows(readerOf(bytes), delimiter, quotes)) {
      for (let i = 0; i < batch.size; i++) if (!isEmptyRow(batch, i)) rows++;
      // The last one may be cut.
      if (rows > 1) return true;
    }
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
  }
  return rows > 1;
}
