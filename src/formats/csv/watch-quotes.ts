import type { Finding } from '../../diagnostics/diagnostic.ts';
import { QUOTE } from '../../json/bytes.ts';
import { CELL } from '../../readers/csv/bytes.ts';
import type { RowBatch } from '../../readers/csv/rows.ts';
import { lookOfRows, type RowLook, swallowsRows } from '../../readers/csv/swallowed.ts';
import type { Input } from '../format.ts';
import type { Cut } from './delimiter.ts';
import { delimiters } from './delimiters.ts';

/** What the first rows of a table with tabs made of its quotes, and later ones may contradict; `look` is what its rows are like. */
export type QuotesWatch = { quotes: 'text' } | { quotes: 'cells'; look: RowLook };

/** What is to be looked for; undefined where the command line says what quotes are, or cells in quotes among the first rows do. */
export function watchQuotes(
  { delimiter, quotes: { quotes, proper }, rows }: Cut,
  { options, isQuotesGuess }: Input,
): QuotesWatch | undefined {
  if (delimiter !== delimiters.tab || (options.quotes !== undefined && !isQuotesGuess)) return undefined;
  if (quotes === 'text') return { quotes };
  return quotes === 'cells' && proper === 0 ? { quotes, look: lookOfRows(rows) } : undefined;
}

/** Whether a row has something that is to be looked at; `kinds` is what is known of all of its cells. */
export function isWatched(rows: RowBatch, row: number, kinds: number, watch: QuotesWatch): boolean {
  if (watch.quotes === 'cells') return (kinds & CELL.broken) !== 0;
  for (let cell = rows.firstCells[row]!; cell < rows.firstCells[row + 1]!; cell++) {
    if (isQuotedCell(rows, cell)) return true;
  }
  return false;
}

/** What speaks against the decision, and in which column of the row. */
export function* contradictions(
  rows: RowBatch,
  row: number,
  watch: QuotesWatch,
): Generator<{ finding: Finding; column: number }> {
  const first = rows.firstCells[row]!;
  const count = rows.firstCells[row + 1]! - first;
  if (watch.quotes === 'text') {
    for (let column = 0; column < count; column++) {
      if (isQuotedCell(rows, first + column)) yield { finding: { code: 'quotes-kept', args: {} }, column };
    }
    return;
  }
  const column = rows.kinds.subarray(first, first + count).findIndex((kind) => (kind & CELL.broken) !== 0);
  if (column < 0 || !swallowsRows(rows, row, delimiters.tab, watch.look)) return;
  const lines = rows.lines[row + 1]! - rows.lines[row]!;
  yield { finding: { code: 'rows-in-quotes', args: { lines } }, column };
}

/** Whether a cell, cut with quotes as text, is what programs write of a text with quotes: in quotes, with doubled ones only. */
function isQuotedCell({ bytes, starts, ends }: RowBatch, cell: number): boolean {
  const last = ends[cell]! - 1;
  let at = starts[cell]!;
  if (bytes[at++] !== QUOTE || bytes[last] !== QUOTE) return false;
  let hasDoubled = false;
  while (at < last) {
    if (bytes[at] === QUOTE) {
      if (bytes[at + 1] !== QUOTE) return false;
      hasDoubled = true;
      at++;
    }
    at++;
  }
  return hasDoubled && at === last;
}
