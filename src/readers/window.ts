import { constants } from 'node:buffer';
import type { Excerpt } from '../diagnostics/diagnostic.ts';
import { EXIT, UserError } from '../errors.ts';
import { LF } from '../json/bytes.ts';
import type { ByteReader } from './byte-reader.ts';
import { excerptAt } from './excerpt.ts';
import { utf16Length } from './text-units.ts';

/** Bytes asked for at a time; measured: less costs calls, more gains nothing. */
const STEP = 1 << 18;

/**
 * The part of an input that is in memory. It grows only as far as the longest record needs. What was cut from it must be used before the
 * next `fill`, which moves the rest to the front.
 */
export interface Window {
  bytes: Buffer;
  /** First byte that is not taken yet, and the end of what has been read. */
  at: number;
  end: number;
  /** True once the reader had nothing more. */
  ended: boolean;
  /** Bytes of the input read so far, and those before them. */
  offset: number;
  /** True when what is read begins within a file. */
  isInside: boolean;
  /** The line that `at` is in, counting from 1, and where it begins in `bytes`; negative: it began before `bytes[0]`. */
  line: number;
  lineStart: number;
  /** UTF-16 units of the line at `bytes[0]` that were before it. */
  unitsBefore: number;
  /** The first line break from `at` on when it is known, so that text without breaks is not searched again for each record. */
  nextBreak: number;
}

/** `room` is memory that a small file may be read into, when what was cut from the one before is not needed any more. */
export function openWindow(reader: ByteReader, room?: Buffer): Window {
  const { start = 0 } = reader;
  const wanted = Math.max(reader.size - start + 1, 2048);
  const window = {
    // A small file gets a small window: most of the time for a folder of them went into making room.
    bytes: room && room.length >= wanted ? room : Buffer.allocUnsafe(Math.min(2 * STEP, wanted)),
    at: 0,
    end: 0,
    ended: false,
    offset: start,
    isInside: start > 0,
    line: 1,
    lineStart: 0,
    unitsBefore: 0,
    nextBreak: -1,
  };
  // A byte order mark must be whole to be seen.
  do fill(window, reader);
  while (window.end < 3 && !window.ended);
  return window;
}

/** What has been read; behind it is what was in that memory before. */
export function filled({ bytes, end }: Pick<Window, 'bytes' | 'end'>): Buffer {
  return bytes.subarray(0, end);
}

/** Drops what was taken and reads on; doubles the room when one record outgrows it, as far as a record can become a string. */
export function fill(window: Window, reader: ByteReader): void {
  const { bytes, at, end } = window;
  if (end - at > constants.MAX_STRING_LENGTH) throw tooLong(window.offset - (end - at));
  if (at > 0) {
    const lastBreak = bytes.lastIndexOf(LF, at - 1);
    window.unitsBefore =
      lastBreak >= 0 ? utf16Length(bytes, lastBreak + 1, at) : window.unitsBefore + utf16Length(bytes, 0, at);
    bytes.copyWithin(0, at, end);
    window.at = 0;
    window.end = end - at;
    window.lineStart -= at;
  }
  const wanted = Math.min(STEP, Math.max(reader.size - window.offset, 1));
  if (bytes.length - window.end < wanted) {
    window.bytes = Buffer.allocUnsafe(Math.max(bytes.length * 2, window.end + wanted));
    bytes.copy(window.bytes, 0, 0, window.end);
  }
  window.nextBreak = -1;
  const came = reader.read(window.bytes, window.end);
  window.ended = came === 0;
  window.end += came;
  window.offset += came;
}

function tooLong(start: number): UserError {
  return new UserError(
    EXIT.unreadable,
    `The record that starts at byte ${start} of the input is longer than 512 MiB, the most that lsimport can read at once.`,
    'Check whether its end is missing, such as a quote, a bracket or a line break. Link to texts of this length instead of importing them.',
  );
}

/** Column of a byte of the window, counting from 1 in UTF-16 units, in the line that begins at `lineStart`. */
export function columnAt(
  at: number,
  lineStart: number,
  { bytes, unitsBefore }: { bytes: Buffer; unitsBefore: number },
): number {
  return (lineStart < 0 ? unitsBefore : 0) + utf16Length(bytes, Math.max(0, lineStart), at) + 1;
}

/** A byte order mark at the start of a file is not part of its text (label-studio 0.9.1 stops at it). */
export function skipByteOrderMark(window: Window): void {
  if (window.isInside) return;
  if (window.end >= 3 && window.bytes[0] === 0xef && window.bytes[1] === 0xbb && window.bytes[2] === 0xbf) {
    window.at = 3;
    window.lineStart = 3;
    // It is not a column of the first line.
    window.unitsBefore = -1;
  }
}

/** Moves `line` and `lineStart` on to those of byte `to`. */
export function countLines(window: Window, to: number): void {
  const { bytes, at, end } = window;
  while (window.nextBreak < to) {
    if (window.nextBreak >= at) {
      window.line++;
      window.lineStart = window.nextBreak + 1;
    }
    const found = bytes.indexOf(LF, Math.max(at, window.nextBreak + 1));
    window.nextBreak = found < 0 || found >= end ? end : found;
  }
}

/** The place of the window's next byte. `cutAtCR`: a lone CR ends lines as well. */
export function placeOf(window: Window, cutAtCR = false): { line: number; column: number; excerpt: Excerpt } {
  const { bytes, at, end, line, lineStart } = window;
  return { line, column: columnAt(at, lineStart, window), excerpt: excerptAt(bytes, at, end, cutAtCR) };
}
