import { QUOTE } from '../../json/bytes.ts';
import { mostCommon } from '../../lists.ts';
import { type Head, readerOf } from '../head.ts';
import { SourceProblem } from '../source-problem.ts';
import { areQuotesAfterBlanks } from './after-blanks.ts';
import { CELL } from './bytes.ts';
import { cutRows, type Quotes, type Quoting } from './rows.ts';
import { sampleRows } from './sample.ts';
import { lookOfRows, swallowsRows } from './swallowed.ts';
import { isEmptyRow } from './text.ts';

/** What the quotes of a table are, and by which cells of its first rows that was decided. */
export interface QuotesGuess {
  quotes: Quoting;
  rows: number;
  /** Cells that no program writes that quotes cells: with single quotes in them, text after the closing quote, or no closing quote. */
  odd: number;
  /** Cells that stand in quotes as they should. */
  proper: number;
}

/** What the rows of a head are like when they are cut in one of the two ways. */
interface Tally {
  rows: number;
  /** The number of cells that most rows have, and how many rows have another. */
  width: number;
  ragged: number;
  /** Cells with text after the closing quote, and those whose lines are rows of the table. */
  odd: number;
  /** Cells with quotes that do not begin with one. */
  stray: number;
  /** How many of both have a quote behind a backslash. */
  escaped: number;
  /** Cells in quotes that have doubled quotes, that have line breaks or delimiters, and that have none of these. */
  doubled: number;
  needed: number;
  plain: number;
  /** Rows that were cut before a quote that is not closed; undefined when all are. */
  openAfter: number | undefined;
}

const TAB = 0x09;

/** By how much more must speak for text than against it. */
const FAR_MORE = 10;
/** Rows from an open quote on that are rows of the table as well: fewer may be a cell that somebody forgot to close, or that the head cuts. */
const SWALLOWED = 3;

/**
 * Whether the quotes of a table stand around its cells or are text. They are text when cells are written as no program writes them that quotes
 * cells, and the lines are rows of the same number of cells with quotes as text: line breaks and tabs within quotes would make others of
 * them. Only tables with tabs are judged so: text rarely has tabs, but often the commas for which programs quote cells, so that lines with as
 * many commas prove nothing. Whether they stand behind blanks is judged of all tables. In doubt they stand around cells.
 */
export function guessQuotes(head: Head, delimiter: number): QuotesGuess {
  const nothing = { quotes: 'cells', rows: 0, odd: 0, proper: 0 } as const;
  if (areQuotesAfterBlanks(head, delimiter)) return { ...nothing, quotes: 'after-blanks' };
  if (delimiter !== TAB || !head.bytes.includes(QUOTE)) return nothing;
  const cells = tally(head, delimiter, 'cells');
  const { doubled, needed, plain, openAfter } = cells;
  const around = { ...nothing, proper: doubled + needed + plain };
  // Quotes within a cell are text in both ways. But who leaves them so puts no quotes around cells that need them even less.
  const stray = doubled + needed === 0 ? cells.stray : 0;
  const isOpen = openAfter !== undefined;
  if (cells.odd === 0 && !isOpen && (stray === 0 || plain === 0)) return around;
  const text = tally(head, delimiter, 'text');
  // Spark and MySQL write a quote in a cell with a backslash.
  if (text.width < 2 || cells.escaped * 2 > cells.odd + cells.stray) return around;
  const isSwallowing = isOpen && text.rows - openAfter >= SWALLOWED;
  const odd = cells.odd + stray + (isSwallowing ? 1 : 0);
  const forText = odd + Math.max(0, cells.ragged - text.ragged);
  const againstText = Math.max(0, text.ragged - cells.ragged) + doubled;
  const isSameTable = text.width === cells.width || cells.rows * FAR_MORE < text.rows;
  // Nobody puts quotes around some cells with tabs between them, but for programs, which do so as it should be.
  const isText = odd > 0 && isSameTable && odd >= needed + plain && againstText * FAR_MORE <= forText;
  return { ...around, quotes: isText ? 'text' : 'cells', rows: text.rows, odd };
}

function tally(head: Head, delimiter: number, quotes: Quotes): Tally {
  const found = { rows: 0, odd: 0, stray: 0, escaped: 0, doubled: 0, needed: 0, plain: 0 };
  const widths = new Map<number, number>();
  const look = lookOfRows(sampleRows(head, delimiter, quotes));
  let openAfter: number | undefined;
  let lines = 0;
  try {
    for (const batch of cutRows(readerOf(head.bytes), delimiter, quotes)) {
      lines = batch.lines[batch.size]! - 1;
      for (let row = 0; row < batch.size; row++) {
        if (isEmptyRow(batch, row)) continue;
        found.rows++;
        const from = batch.firstCells[row]!;
        const to = batch.firstCells[row + 1]!;
        widths.set(to - from, (widths.get(to - from) ?? 0) + 1);
        const isBroken = batch.lines[row + 1]! - batch.lines[row]! > 1;
        const swallows = isBroken && swallowsRows(batch, row, String.fromCharCode(delimiter), look);
        for (let cell = from; cell < to; cell++) {
          const kind = batch.kinds[cell]!;
          const bytes = batch.bytes.subarray(batch.starts[cell], batch.ends[cell]);
          if (kind & CELL.odd) {
            if (!(kind & (CELL.trailing | CELL.quotes))) continue;
            if (kind & CELL.quoted) found.odd++;
            else found.stray++;
            if (bytes.includes('\\"')) found.escaped++;
          } else if (!(kind & CELL.quoted)) continue;
          else if (kind & CELL.broken && swallows) found.odd++;
          else if (kind & CELL.quotes) found.doubled++;
          else if (kind & CELL.broken || bytes.includes(delimiter)) found.needed++;
          else if (bytes.length > 0) found.plain++;
        }
      }
    }
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    if (error.finding.code === 'unclosed-quote') openAfter = lines;
  }
  const [width, most] = mostCommon(widths);
  // The last row of a cut head may be half a row.
  const cut = head.whole ? 0 : 1;
  return { ...found, width, ragged: Math.max(0, found.rows - most - cut), openAfter };
}
