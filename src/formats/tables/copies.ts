import { statSync } from 'node:fs';
import { createHash } from '../../hash.ts';
import { openFile } from '../../readers/byte-reader.ts';

interface Seen {
  path: string;
  displayPath: string;
  /** Of its first bytes, and of all. */
  head?: string;
  hash?: string;
}

/** Tells of which earlier file each is a copy, to be called for each in turn. Only files of one size are looked into. */
export function createCopies(): (path: string, displayPath: string) => string | undefined {
  const bySize = new Map<number, Seen[]>();
  return (path, displayPath) => {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size === 0) return undefined;
    const file: Seen = { path, displayPath };
    const others = bySize.get(size);
    if (!others) {
      bySize.set(size, [file]);
      return undefined;
    }
    const same = others.find((other) => headOf(other) === headOf(file) && hashOf(other) === hashOf(file));
    if (!same) others.push(file);
    return same?.displayPath;
  };
}

function headOf(file: Seen): string {
  file.head ??= hashFile(file, 1);
  return file.head;
}

function hashOf(file: Seen): string {
  file.hash ??= hashFile(file, Number.POSITIVE_INFINITY);
  return file.hash;
}

/** The hash of the first pieces of a file: most files of one size differ there already. */
function hashFile({ path, displayPath }: Seen, pieces: number): string {
  const hash = createHash('sha256');
  const reader = openFile(path, displayPath);
  const piece = Buffer.allocUnsafe(1 << 16);
  try {
    for (let i = 0; i < pieces; i++) {
      const came = reader.read(piece, 0);
      if (came === 0) break;
      hash.update(piece.subarray(0, came));
    }
  } finally {
    reader.close();
  }
  return hash.digest('base64');
}
