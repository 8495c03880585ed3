import { readSync } from 'node:fs';
import type { AsyncBuffer } from 'hyparquet';
import { readingInput } from '../errors.ts';
import type { OpenFile } from './regular-file.ts';

/** Pieces of a file that stays open: one that is still asked for when another one has failed finds it there. */
export function piecesOf({ fd, stat }: OpenFile, displayPath: string): AsyncBuffer {
  const read = async (start: number, end: number): Promise<ArrayBuffer> => {
    const bytes = new Uint8Array(new ArrayBuffer(Math.max(0, end - start)));
    for (let filled = 0; filled < bytes.length; ) {
      const came = readingInput(displayPath, () =>
        readSync(fd, bytes, filled, bytes.length - filled, start + filled),
      );
      if (came === 0) throw new Error('it became shorter while it was read');
      filled += came;
    }
    return bytes.buffer;
  };
  return {
    byteLength: stat.size,
    slice(start, end = stat.size) {
      const piece = read(start, Math.min(end, stat.size));
      // Whoever asks may have stopped for another piece that failed.
      piece.catch(() => {});
      return piece;
    },
  };
}
