import { closeSync, readSync } from 'node:fs';
import { readingInput } from '../errors.ts';
import { openRegularFile } from './regular-file.ts';

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

/**
 * Opens a regular file, or some lines of it. Reads are synchronous: from the page cache one takes less than handing it to the thread pool, and the pipeline
 * gives the event loop its turn between batches.
 */
export function openFile(path: string, displayPath: string, range?: LineRange): ByteReader {
  const { fd, stat } = openRegularFile(path, displayPath);
  if (range) return readRange(fd, displayPath, range);
  return {
    size: stat.size,
    read: (into, at) => readingInput(displayPath, () => readSync(fd, into, at, into.length - at, null)),
    close: () => closeSync(fd),
  };
}

function readRange(fd: number, displayPath: string, { start, end }: LineRange): ByteReader {
  let at = start;
  return {
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
