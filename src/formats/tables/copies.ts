import { statSync } from 'node:fs';
import { createHash } from '../../hash.ts';
import { openFile } from '../../readers/byte-reader.ts';

interface Seen {
  path: string;
  displayPath: string;
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
    const same = others.find((other) => hashOf(other) === hashOf(file));
    if (!same) others.push(file);
    return same?.displayPath;
  };
}

function hashOf(file: Seen): string {
  file.hash ??= hashFile(file.path, file.displayPath);
  return file.hash;
}

function hashFile(path: string, displayPath: string): string {
  const hash = createHash('sha256');
  const reader = openFile(path, displayPath);
  const piece = Buffer.allocUnsafe(1 << 16);
  try {
    for (let came = reader.read(piece, 0); came > 0; came = reader.read(piece, 0))
      hash.update(piece.subarray(0, came));
  } finally {
    reader.close();
  }
  return hash.digest('base64');
}
