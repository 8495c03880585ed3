import { closeSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';

/** Bytes that are read at a time. */
const WINDOW = 1 << 18;

interface Window {
  bytes: Buffer;
  start: number;
  length: number;
}

/**
 * Reads an archive in windows, of which two are kept: the directory and the files that it lists are read in turns, each from its beginning to its end.
 * A call of the system for each of a few dozen bytes, four for a file, took most of the time of an archive of many small files.
 */
export class WindowReader extends RandomAccessReader {
  private readonly fd: number;
  private readonly windows: [Window, Window];
  constructor(fd: number) {
    super();
    this.fd = fd;
    const empty = () => ({ bytes: Buffer.allocUnsafe(WINDOW), start: 0, length: 0 });
    this.windows = [empty(), empty()];
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, came?: number) => void,
  ): void {
    let came = 0;
    let problem: Error | null = null;
    try {
      came = this.copy(buffer.subarray(offset, offset + length), position);
    } catch (error) {
      problem = error as Error;
    }
    queueMicrotask(() => callback(problem, came));
  }

  /** Fills `into` with the bytes from `position` on, and tells how many there were. */
  copy(into: Buffer, position: number): number {
    if (into.length > WINDOW) return readFully(this.fd, into, position);
    const isThere = ({ start, length }: Window) =>
      position >= start && position + into.length <= start + length;
    if (!isThere(this.windows[0])) {
      this.windows.reverse();
      if (!isThere(this.windows[0])) {
        const window = this.windows[0];
        window.length = readFully(this.fd, window.bytes, position);
        window.start = position;
      }
    }
    const { bytes, start, length } = this.windows[0];
    return bytes.copy(into, 0, position - start, Math.min(position - start + into.length, length));
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(piecesOf(this.fd, start, end), { objectMode: false });
  }

  override close(callback: (error: Error | null) => void): void {
    closeSync(this.fd);
    queueMicrotask(() => callback(null));
  }
}

/** Each is a buffer of its own, as a stream keeps several; a stream of node:fs would close the file at its end. */
function* piecesOf(fd: number, start: number, end: number): Generator<Buffer> {
  for (let at = start; at < end; at += WINDOW) {
    const bytes = Buffer.allocUnsafe(Math.min(WINDOW, end - at));
    const came = readFully(fd, bytes, at);
    yield bytes.subarray(0, came);
    if (came < bytes.length) return;
  }
}

function readFully(fd: number, into: Buffer, position: number): number {
  let filled = 0;
  while (filled < into.length) {
    const came = readSync(fd, into, filled, into.length - filled, position + filled);
    if (came === 0) break;
    filled += came;
  }
  return filled;
}
