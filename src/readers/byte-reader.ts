import { closeSync, readSync } from 'node:fs';
import { readingInput } from '../errors.ts';
import { openRegularFile } from './regular-file.ts';

/** Bytes of one input, pulled piece by piece into the caller's buffer. */
export interface ByteReader {
  /** Size in bytes as far as it is known beforehand; 0 when it is not. */
  size: number;
  /** Fills `into` from `at` on and returns how many bytes came; 0 at the end. */
  read(into: Uint8Array, at: number): number;
  close(): void;
}

/**
 * Opens a regular file. Reads are synchronous: from the page cache one takes less than handing it to the thread pool, and the pipeline
 * gives the event loop its turn between batches.
 */
export function openFile(path: string, displayPath: string): ByteReader {
  const { fd, stat } = openRegularFile(path, displayPath);
  return {
    size: stat.size,
    read: (into, at) => readingInput(displayPath, () => readSync(fd, into, at, into.length - at, null)),
    close: () => closeSync(fd),
  };
}
