import { closeSync, readSync } from 'node:fs';
import { readingInput } from '../errors.ts';
import { refuseChangedFile } from './refuse-changed.ts';
import { openRegularFile } from './regular-file.ts';
import { markedUtf16, utf8Reader } from './utf16.ts';

/** Bytes of one input, pulled piece by piece into the caller's buffer. */
export interface ByteReader {
  /** Size in bytes as far as it is known beforehand; 0 when it is not. */
  size: number;
  /** Where the bytes begin in their file; 0 when it is not given. Then `size` is where they end. */
  start?: number;
  /** Fills `into` from `at` on and returns how many bytes came; 0 at the end. */
  read(into: Uint8Array, at: number): number;
  close(): void;
}

/** Whole lines of a file: the bytes from `start` up to, but without, `end`. */
export interface LineRange {
  start: number;
  end: number;
}

/** Opens a text file, or some lines of one that is not UTF-16: what a byte order mark says to be that comes as UTF-8. */
export function openFile(path: string, displayPath: string, range?: LineRange): ByteReader {
  const source = openBytes(path, displayPath, range);
  if (!range) return decoding(source, displayPath);
  const encoding = markOf(source.fd, displayPath);
  return encoding ? utf8Reader(source, encoding, displayPath) : source;
}

/** Looks for a byte order mark in what is read first, as one more read takes a tenth of the time of a small file. */
function decoding(source: ByteReader & { fd: number }, displayPath: string): ByteReader {
  let reader: ByteReader | undefined;
  return {
    get size() {
      return (reader ?? source).size;
    },
    read(into, at) {
      if (reader) return reader.read(into, at);
      const isRoom = into.length - at >= 2;
      const came = isRoom ? source.read(into, at) : 0;
      const encoding = isRoom ? markedUtf16(into.subarray(at, at + came)) : markOf(source.fd, displayPath);
      if (!encoding) {
        reader = source;
        return isRoom ? came : source.read(into, at);
      }
      reader = utf8Reader(
        startingWith(Buffer.from(into.subarray(at, at + came)), source),
        encoding,
        displayPath,
      );
      return reader.read(into, at);
    },
    close: () => source.close(),
  };
}

/** A source with the bytes in front that were read of it already. */
function startingWith(first: Buffer, source: ByteReader): ByteReader {
  let taken = 0;
  return {
    ...source,
    read(into, at) {
      if (taken === first.length) return source.read(into, at);
      const given = first.copy(into, at, taken);
      taken += given;
      return given;
    },
  };
}

/** Whether a byte order mark says that a file is UTF-16. */
export function isUtf16File(path: string, displayPath: string): boolean {
  const source = openBytes(path, displayPath);
  try {
    return markOf(source.fd, displayPath) !== undefined;
  } finally {
    source.close();
  }
}

function markOf(fd: number, displayPath: string): ReturnType<typeof markedUtf16> {
  const mark = Buffer.alloc(2);
  readingInput(displayPath, () => readSync(fd, mark, 0, 2, 0));
  return markedUtf16(mark);
}

/**
 * Opens a regular file, whose bytes come as they are. Reads are synchronous: from the page cache one takes less than handing it to the
 * thread pool, and the pipeline gives the event loop its turn between batches.
 */
export function openBytes(path: string, displayPath: string, range?: LineRange): ByteReader & { fd: number } {
  const { fd, stat } = openRegularFile(path, displayPath);
  if (range) return readRange(fd, displayPath, range);
  const { size } = stat;
  let length = 0;
  let isWhole = false;
  return {
    fd,
    size,
    read(into, at) {
      if (isWhole) return 0;
      const room = into.length - at;
      const came = readingInput(displayPath, () => readSync(fd, into, at, room, null));
      length += came;
      // Less than there is room for, up to the size that the file was opened with: nothing more would come.
      isWhole = came < room && length === size;
      if (isWhole || came === 0) refuseChangedFile(fd, stat, displayPath);
      return came;
    },
    close: () => closeSync(fd),
  };
}

function readRange(fd: number, displayPath: string, { start, end }: LineRange): ByteReader & { fd: number } {
  let at = start;
  return {
    fd,
    size: end,
    start,
    read(into, to) {
      const length = Math.min(into.length - to, end - at);
      if (length <= 0) return 0;
      const came = readingInput(displayPath, () => readSync(fd, into, to, length, at));
      at += came;
      return came;
    },
    close: () => closeSync(fd),
  };
}
