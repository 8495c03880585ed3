import { isAscii, isUtf8 } from 'node:buffer';
import { CR, LF } from '../json/bytes.ts';
import type { ByteReader } from './byte-reader.ts';
import { SourceProblem } from './source-problem.ts';
import { findInvalidUtf8, invalidByte } from './utf8.ts';
import { fill, filled, openWindow, placeOf, skipByteOrderMark, type Window } from './window.ts';

/** Lines of a text file, without their ends: line `i` is the bytes `starts[i]` to `ends[i]`. Valid until the next batch is asked for. */
export interface LineBatch {
  bytes: Buffer;
  starts: number[];
  ends: number[];
  /** Where the text that the lines were cut from ends. */
  to: number;
  /** Number of the first line, counting from 1. */
  first: number;
  /** How the bytes decode the quickest. */
  encoding: 'latin1' | 'utf8';
}

/** Bytes that are decoded at once: strings of more are slow to make. */
const STRETCH = 1 << 13;

/** Gives the text of each line; of ASCII, a slice of that of many, as each call to decode bytes costs more than the decoding. */
export function textOfLines({ bytes, starts, ends, to, encoding }: LineBatch): (index: number) => string {
  if (encoding === 'utf8') return (index) => bytes.toString('utf8', starts[index], ends[index]);
  let stretch = '';
  let first = 0;
  let last = 0;
  return (index) => {
    const start = starts[index]!;
    const end = ends[index]!;
    if (start < first || end > last) {
      first = start;
      last = Math.max(end, Math.min(start + STRETCH, to));
      stretch = bytes.toString('latin1', first, last);
    }
    return stretch.slice(start - first, end - first);
  };
}

/**
 * Cuts a UTF-8 text file at LF, CRLF and lone CR, as Python's universal newlines do. Throws SourceProblem at a byte that is not UTF-8,
 * after the lines before it.
 */
export function* cutLines(reader: ByteReader, keepByteOrderMark = false): Generator<LineBatch, void> {
  const window = openWindow(reader);
  if (!keepByteOrderMark) skipByteOrderMark(window);
  for (let first = 1; ; ) {
    const cut = window.ended ? window.end : endOfLastLine(window);
    if (cut > window.at) {
      const valid = validEnd(window, cut);
      const batch = splitLines(window.bytes, window.at, valid, first);
      // A text that stops at a bad byte loses the line with that byte.
      if (valid < cut && batch.ends.at(-1) === valid) dropLast(batch);
      if (batch.starts.length > 0) yield batch;
      first += batch.starts.length;
      if (valid < cut) throw notUtf8(window, valid, first);
      window.at = cut;
    }
    if (window.ended) return;
    fill(window, reader);
  }
}

/** The place after the last line end of the window; a CR as its last byte may be half of a CRLF and does not count. */
function endOfLastLine({ bytes, at, end }: Window): number {
  for (let i = end - 1; i >= at; i--) {
    if (bytes[i] === LF || (bytes[i] === CR && i < end - 1)) return i + 1;
  }
  return at;
}

function validEnd({ bytes, at }: Window, cut: number): number {
  const part = bytes.subarray(at, cut);
  return isUtf8(part) ? cut : at + findInvalidUtf8(part);
}

function splitLines(bytes: Buffer, from: number, to: number, first: number): LineBatch {
  const starts: number[] = [];
  const ends: number[] = [];
  const part = bytes.subarray(from, to);
  const hasCR = part.includes(CR);
  let start = from;
  while (start < to) {
    const end = hasCR ? findEnd(bytes, start, to) : part.indexOf(LF, start - from) + from;
    if (end < from || end >= to) break;
    starts.push(start);
    ends.push(end);
    start = end + (bytes[end] === CR && bytes[end + 1] === LF && end + 1 < to ? 2 : 1);
  }
  if (start < to) {
    starts.push(start);
    ends.push(to);
  }
  const encoding = isAscii(part) ? 'latin1' : 'utf8';
  return { bytes, starts, ends, to, first, encoding };
}

function findEnd(bytes: Buffer, at: number, to: number): number {
  while (at < to && bytes[at] !== LF && bytes[at] !== CR) at++;
  return at;
}

function dropLast({ starts, ends }: LineBatch): void {
  starts.pop();
  ends.pop();
}

function notUtf8(window: Window, at: number, line: number): SourceProblem {
  const offset = window.offset - window.end + at;
  const lineStart = Math.max(window.bytes.lastIndexOf(LF, at), window.bytes.lastIndexOf(CR, at)) + 1;
  const place = placeOf({ ...window, at, line, lineStart }, true);
  return new SourceProblem({ code: 'invalid-utf8', args: invalidByte(filled(window), at, offset) }, place);
}
