import { isUtf8 } from 'node:buffer';
import { CR, LF } from '../../json/bytes.ts';
import type { ByteReader } from '../byte-reader.ts';
import { SourceProblem } from '../source-problem.ts';
import { findInvalidUtf8, showByte } from '../utf8.ts';
import { fill, openWindow, placeOf, skipByteOrderMark, type Window } from '../window.ts';
import { CELL, outsideQuotes } from './bytes.ts';
import { type Cell, scanCell } from './cell.ts';

/** Rows cut from a CSV text. Valid until the next batch is asked for. */
export interface RowBatch {
  bytes: Buffer;
  size: number;
  /** The cells of row `i` are those from `firstCells[i]` up to, but without, `firstCells[i + 1]`. */
  firstCells: number[];
  /** Line of each row's first byte, counting from 1, and where the row begins; both once more for what follows the last row. */
  lines: number[];
  rowStarts: number[];
  /** The bytes of each cell, without the quotes around it, and what is known of it (CELL). */
  starts: number[];
  ends: number[];
  kinds: number[];
  /** The bytes of all rows, each a character: what is ASCII is cut from here much quicker than from the bytes. */
  latin1: string;
  /** Where what has been read ends in `bytes`. */
  end: number;
}

/** Bytes after which a batch is handed over: so few that what is made for it is young when it goes, which keeps the heap small. */
const BATCH = 96 << 10;
/** Bytes after which a quoted cell counts as not closed, rather than that the rest of a large file is taken into memory. */
const LONGEST_QUOTED = 64 << 20;

/**
 * Cuts the rows of a CSV text (RFC 4180; LF, CRLF and lone CR end a row). Where people write it otherwise it reads as Python's csv does: a
 * quote in the middle of a cell is a character like others, and so is what follows a closing quote; such cells are marked. Throws
 * SourceProblem at a byte that is not UTF-8 and at a quoted cell that does not end, after the rows before it.
 *
 * An own cutter because csv-parse takes five times as long for the same rows and cannot go on after an odd quote; the tests compare both.
 */
export function* cutRows(reader: ByteReader, delimiter: number): Generator<RowBatch, void> {
  const window = openWindow(reader);
  skipByteOrderMark(window);
  const outside = outsideQuotes(delimiter);
  for (;;) {
    const { bytes, at, end, line } = window;
    const batch: RowBatch = {
      bytes,
      size: 0,
      firstCells: [0],
      lines: [line],
      rowStarts: [at],
      starts: [],
      ends: [],
      kinds: [],
      latin1: '',
      end,
    };
    const unclosed = cutWindow(window, batch, outside, delimiter);
    const problem = findNotUtf8(window, batch) ?? unclosed;
    batch.latin1 = bytes.toString('latin1', at, batch.rowStarts[batch.size]);
    if (batch.size > 0) yield batch;
    if (problem) throw problem;
    if (window.at - at >= BATCH) continue;
    if (window.ended) return;
    fill(window, reader);
  }
}

/** Cuts the whole rows of the window. Returns a problem when the rest of the file is one cell that does not end. */
function cutWindow(
  window: Window,
  batch: RowBatch,
  outside: Uint8Array,
  delimiter: number,
): SourceProblem | undefined {
  const { bytes, end, ended } = window;
  const { starts, ends, kinds } = batch;
  const cell: Cell = { start: 0, end: 0, kind: 0, open: false };
  let { at, line } = window;
  const full = at + BATCH;
  while (at < end) {
    const open = at;
    at = scanCell(bytes, at, end, outside, cell);
    if (cell.open && (ended || end - open > LONGEST_QUOTED)) return notClosed(window, open, line);
    if (at >= end && !ended) return undefined;
    starts.push(cell.start);
    ends.push(cell.end);
    kinds.push(cell.kind);
    if (cell.kind & CELL.broken) line += countBreaks(bytes, cell.start, cell.end);
    if (at < end && bytes[at] === delimiter) {
      at++;
      if (at < end || !ended) continue;
      starts.push(at);
      ends.push(at);
      kinds.push(0);
    } else {
      const next = afterBreak(bytes, at, end);
      if (next > end && !ended) return undefined;
      at = Math.min(next, end);
    }
    endRow(window, batch, at, ++line);
    if (at >= full) return undefined;
  }
  return undefined;
}

/** The place after the line break at `at`; beyond `end` when a CR stands last, which may be half of a CRLF. */
function afterBreak(bytes: Buffer, at: number, end: number): number {
  if (bytes[at] !== CR) return at + 1;
  return at + 1 < end && bytes[at + 1] !== LF ? at + 1 : at + 2;
}

function endRow(window: Window, batch: RowBatch, at: number, line: number): void {
  batch.size++;
  batch.firstCells.push(batch.starts.length);
  batch.lines.push(line);
  batch.rowStarts.push(at);
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
  const place = placeOf({ ...window, at, line, lineStart: startOfLine(window.bytes, window.at, at) });
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
  const place = placeOf({ ...window, at, line, lineStart: startOfLine(bytes, rowStart, at) });
  const offset = window.offset - window.end + at;
  return new SourceProblem({ code: 'invalid-utf8', args: { offset, byte: showByte(bytes[at]!) } }, place);
}
