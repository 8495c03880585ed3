import { isUtf8 } from 'node:buffer';
import { LF } from '../json/bytes.ts';
import type { ByteReader } from './byte-reader.ts';
import { SourceProblem } from './source-problem.ts';
import { findInvalidUtf8, invalidByte } from './utf8.ts';
import { fill, filled, openWindow, placeOf, skipByteOrderMark, type Window } from './window.ts';

/** A line without its LF. Its bytes are valid until the next one is asked for. */
export interface RawLine {
  bytes: Buffer;
  /** Offset in the file. */
  start: number;
  /** Counting from 1. */
  number: number;
}

/**
 * Cuts a UTF-8 text at LF and nowhere else, into lines that know their place in the file. Throws SourceProblem at a byte that is not UTF-8.
 * A byte order mark is not part of the first line, and nothing follows the last LF.
 */
export function* cutRawLines(reader: ByteReader): Generator<RawLine, void> {
  const window = openWindow(reader);
  skipByteOrderMark(window);
  for (;;) {
    const end = endOfLine(window);
    if (end >= 0) {
      yield takeLine(window, end);
      window.at = window.lineStart = Math.min(end + 1, window.end);
      window.line++;
    } else if (window.ended) return;
    else fill(window, reader);
  }
}

/** Where the line at `window.at` ends; -1 when that is not known yet, or when there is no line any more. */
function endOfLine({ bytes, at, end, ended }: Window): number {
  const found = bytes.indexOf(LF, at);
  if (found >= 0 && found < end) return found;
  return ended && at < end ? end : -1;
}

function takeLine(window: Window, end: number): RawLine {
  const { at, line: number } = window;
  const bytes = window.bytes.subarray(at, end);
  const start = window.offset - window.end + at;
  if (isUtf8(bytes)) return { bytes, start, number };
  const bad = findInvalidUtf8(bytes);
  const args = invalidByte(filled(window), at + bad, start + bad);
  throw new SourceProblem({ code: 'invalid-utf8', args }, placeOf({ ...window, at: at + bad }));
}
