import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { EXIT, readingInput, UserError } from '../errors.ts';

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
  // Looked at before it is opened: opening a FIFO would wait for its writer.
  const stat = readingInput(displayPath, () => statSync(path));
  if (stat.isDirectory()) throw new UserError(EXIT.unreadable, `${displayPath} is a directory, not a file.`);
  if (!stat.isFile()) throw new UserError(EXIT.unreadable, `${displayPath} is not a regular file.`);
  const fd = readingInput(displayPath, () => openSync(path, 'r'));
  return {
    size: stat.size,
    read: (into, at) => readingInput(displayPath, () => readSync(fd, into, at, into.length - at, null)),
    close: () => closeSync(fd),
  };
}
