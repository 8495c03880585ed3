import { isUtf8 } from 'node:buffer';
import { CR, LF, SPACE } from '../../json/bytes.ts';
import type { ByteReader } from '../byte-reader.ts';
import { SourceProblem } from '../source-problem.ts';
import { findInvalidUtf8, invalidByte } from '../utf8.ts';
import { fill, filled, openWindow, placeOf, skipByteOrderMark, type Window } from '../window.ts';
import { CELL, outsideQuotes } from './bytes.ts';
import { type Cell, scanCell } from './cell.ts';

/** What double quotes are in a table: they stand around cells (RFC 4180), or are text like any other. */
export type Quotes = 'cells' | 'text';

/** The same as it was found; blanks before cells are skipped, also before their quotes, where these stand `after-blanks`. */
export type Quoting = Quotes | 'after-blanks';

/** Rows cut from a CSV text. Valid until the next batch is asked for. */
export interface RowBatch {
  bytes: Buffer;
  size: number;
  /** The cells of row `i` are those from `firstCells[i]` up to, but without, `firstCells[i + 1]`. */
  firstCells: Int32Array;
  /** Line of each row's first byte, counting from 1, and where the row begins; both once more for what follows the last row. */
  lines: Int32Array;
  rowStarts: Int32Array;
  /** The bytes of each cell, without the quotes around it, and what is known of it (CELL). */
  starts: Int32Array;
  ends: Int32Array;
  kinds: Int32Array;
  /** The bytes of all rows, each a character, once a text was asked for: what is ASCII is cut from here much quicker than from the bytes. */
  latin1: string | undefined;
  /** Where what has been read ends in `bytes`. */
  end: number;
}

/** What no byte is. */
const NONE = -1;

/** Bytes after which a batch is handed over: so few that what is made for it is young when it goes, which keeps the heap small. */
const BATCH = 96 << 10;
/** Bytes after which a quoted cell counts as not closed, rather than that the rest of a large file is taken into memory. */
const LONGEST_QUOTED = 64 << 20;

/**
 * Cuts the rows of a CSV text (RFC 4180; LF, CRLF and lone CR end a row). Where people write it otherwise it reads as Python's csv does: a
 * quote in the middle of a cell is a character like others, and so is what follows a closing quote; such cells are marked. With quotes as
 * text it reads as Python's csv does with QUOTE_NONE, with quotes after blanks as with skipinitialspace. Throws
 * SourceProblem at a byte that is not UTF-8 and at a quoted cell that does not end, after the rows before it.
 *
 * An own cutter because csv-parse takes five times as long for the same rows and cannot go on after an odd quote; the tests compare both.
 */
export function* cutRows(
  reader: ByteReader,
  delimiter: number,
  quotes: Quoting = 'cells',
): Generator<RowBatch, void> {
  const window = openWindow(reader);
  skipByteOrderMark(window);
  const outside = outsideQuotes(delimiter, quotes === 'text');
  const blank = quotes === 'after-blanks' ? SPACE : NONE;
  const batch = emptyBatch(window);
  for (;;) {
    const { at, line } = window;
    Object.assign(batch, { bytes: window.bytes, end: window.end, size: 0, latin1: undefined });
    batch.lines[0] = line;
    batch.rowStarts[0] = at;
    const unclosed = cutWindow(window, batch, outside, delimiter, blank);
    const problem = findNotUtf8(window, batch) ?? unclosed;
    if (batch.size > 0) yield batch;
    if (problem) throw problem;
    if (window.at - at >= BATCH) continue;
    if (window.ended) return;
    fill(window, reader);
  }
}

/** Rows or cells that there is room for at first: more takes longer to make than to cut a small file. */
const ROOM = 256;

/** A batch with room that is used again for each that is cut, and grows where rows or cells are many. */
function emptyBatch({ bytes, end }: Window): RowBatch {
  const room = () => new Int32Array(ROOM);
  return {
    bytes,
    size: 0,
    firstCells: room(),
    lines: room(),
    rowStarts: room(),
    starts: room(),
    ends: room(),
    kinds: room(),
    latin1: undefined,
    end,
  };
}

type ListOfBatch = 'firstCells' | 'lines' | 'rowStarts' | 'starts' | 'ends' | 'kinds';

function makeRoom(batch: RowBatch, ...names: ListOfBatch[]): void {
  for (const name of names) {
    const larger = new Int32Array(batch[name].length * 2);
    larger.set(batch[name]);
    batch[name] = larger;
  }
}

/** Cuts the whole rows of the window. Returns a problem when the rest of the file is one cell that does not end. */
function cutWindow(
  window: Window,
  batch: RowBatch,
  outside: Uint8Array,
  delimiter: number,
  blank: number,
): SourceProblem | undefined {
  const { bytes, end, ended } = window;
  let { starts, ends, kinds } = batch;
  let cells = 0;
  const cell: Cell = { start: 0, end: 0, kind: 0, open: false };
  let { at, line } = window;
  const full = at + BATCH;
  while (at < end) {
    while (bytes[at] === blank && at < end) at++;
    const open = at;
    at = scanCell(bytes, at, end, outside, cell);
    if (cell.open && (ended || end - open > LONGEST_QUOTED)) return notClosed(window, open, line);
    if (at >= end && !ended) return undefined;
    // For this one, and an empty one at the end of the file.
    if (cells + 2 > starts.length) {
      makeRoom(batch, 'starts', 'ends', 'kinds');
      ({ starts, ends, kinds } = batch);
    }
    starts[cells] = cell.start;
    ends[cells] = cell.end;
    kinds[cells++] = cell.kind;
    if (cell.kind & CELL.broken) line += countBreaks(bytes, cell.start, cell.end);
    if (at < end && bytes[at] === delimiter) {
      at++;
      if (at < end || !ended) continue;
      starts[cells] = at;
      ends[cells] = at;
      kinds[cells++] = 0;
    } else {
      const next = afterBreak(bytes, at, end);
      if (next > end && !ended) return undefined;
      at = Math.min(next, end);
    }
    endRow(window, batch, cells, at, ++line);
    if (at >= full) return undefined;
  }
  return undefined;
}

/** The place after the line break at `at`; beyond `end` when a CR stands last, which may be half of a CRLF. */
function afterBreak(bytes: Buffer, at: number, end: number): number {
  if (bytes[at] !== CR) return at + 1;
  return at + 1 < end && bytes[at + 1] !== LF ? at + 1 : at + 2;
}

function endRow(window: Window, batch: RowBatch, cells: number, at: number, line: number): void {
  const row = ++batch.size;
  if (row === batch.lines.length) makeRoom(batch, 'firstCells', 'lines', 'rowStarts');
  batch.firstCells[row] = cells;
  batch.lines[row] = line;
  batch.rowStarts[row] = at;
  window.at = at;
  window.line = line;
  window.lineStart = at;
}

/** Line breaks between two places, CRLF being one. */
export function countBreaks(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) count++;
  }
  return count;
}

function notClosed(window: Window, at: number, line: number): SourceProblem {
  const reach = window.ended ? 'before the end of the file' : `within ${LONGEST_QUOTED >> 20} MiB`;
  const place = placeOf({ ...window, at, line, lineStart: startOfLine(window.bytes, window.at, at) }, true);
  return new SourceProblem({ code: 'unclosed-quote', args: { reach } }, place);
}

/** Where the line of `at` begins, when the row begins at `rowStart`. */
export function startOfLine(bytes: Buffer, rowStart: number, at: number): number {
  let start = at;
  while (start > rowStart && bytes[start - 1] !== LF && bytes[start - 1] !== CR) start--;
  return start;
}

/** Looks for bytes that are not UTF-8, and takes the rows from there on out of the batch. */
function findNotUtf8(window: Window, batch: RowBatch): SourceProblem | undefined {
  const { bytes, rowStarts, lines } = batch;
  const from = rowStarts[0]!;
  const to = window.ended && window.at - from < BATCH ? window.end : window.at;
  const part = bytes.subarray(from, to);
  if (isUtf8(part)) return undefined;
  const at = from + findInvalidUtf8(part);
  while (batch.size > 0 && rowStarts[batch.size]! > at) batch.size--;
  const rowStart = rowStarts[batch.size]!;
  const line = lines[batch.size]! + countBreaks(bytes, rowStart, at);
  const place = placeOf({ ...window, at, line, lineStart: startOfLine(bytes, rowStart, at) }, true);
  const offset = window.offset - window.end + at;
  return new SourceProblem({ code: 'invalid-utf8', args: invalidByte(filled(window), at, offset) }, place);
}
