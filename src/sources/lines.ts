import { isAscii, isUtf8 } from 'node:buffer';
import type { ByteReader } from './byte-reader.ts';
import { SourceProblem } from './source-problem.ts';
import { findInvalidUtf8, showByte } from './utf8.ts';
import { fill, openWindow, skipByteOrderMark, spotOf, type Window } from './window.ts';

/** Lines of a text file, without their ends. */
export interface LineBatch {
  lines: string[];
  /** Number of the first line, counting from 1. */
  first: number;
}

const LF = 0x0a;
const CR = 0x0d;

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
      const lines = splitLines(window.bytes, window.at, valid);
      // A text that ends with a line end has no line after it; one that stops at a bad byte loses the line with that byte.
      if (valid < cut || lines.at(-1) === '') lines.pop();
      if (lines.length > 0) yield { lines, first };
      first += lines.length;
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

function splitLines(bytes: Buffer, from: number, to: number): string[] {
  const part = bytes.subarray(from, to);
  const text = part.toString(isAscii(part) ? 'latin1' : 'utf8');
  return part.includes(CR) ? text.split(/\r\n|\n|\r/) : text.split('\n');
}

function notUtf8(window: Window, at: number, line: number): SourceProblem {
  const byte = window.bytes[at]!;
  const offset = window.offset - window.end + at;
  const lineStart = Math.max(window.bytes.lastIndexOf(LF, at), window.bytes.lastIndexOf(CR, at)) + 1;
  const spot = spotOf({ ...window, at, line, lineStart });
  return new SourceProblem({ code: 'invalid-utf8', args: { offset, byte: showByte(byte) } }, spot);
}
