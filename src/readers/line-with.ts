import { LF } from '../json/bytes.ts';
import { openFile } from './byte-reader.ts';

/** Bytes that are looked through, and at a time. */
const MOST = 1 << 26;
const PIECE = 1 << 20;

/** The first line of a file in which something is found, which has to be ASCII; lines of more than 1 MiB are passed over. */
export function lineWith(path: string, displayPath: string, pattern: RegExp): string | undefined {
  const reader = openFile(path, displayPath);
  try {
    const bytes = Buffer.allocUnsafe(2 * PIECE);
    let kept = 0;
    for (let read = 0; read < MOST; ) {
      const came = reader.read(bytes.subarray(0, kept + PIECE), kept);
      read += came;
      const length = kept + came;
      const end = came === 0 ? length : bytes.lastIndexOf(LF, length - 1) + 1;
      const found = pattern.exec(bytes.toString('latin1', 0, end));
      if (found) {
        const start = bytes.lastIndexOf(LF, found.index) + 1;
        const next = bytes.indexOf(LF, found.index);
        return bytes.toString('utf8', start, next < 0 || next > end ? end : next);
      }
      if (came === 0) return undefined;
      kept = length - end < PIECE ? length - end : 0;
      bytes.copyWithin(0, length - kept, length);
    }
    return undefined;
  } finally {
    reader.close();
  }
}
