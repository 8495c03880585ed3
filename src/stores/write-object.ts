import type { FileHandle } from 'node:fs/promises';

/** What is to become an object: a file of this machine. */
export interface Content {
  file: FileHandle;
  path: string;
  size: number;
}

/** Some bytes of a file. */
export interface Piece {
  start: number;
  length: number;
}

/** Cuts a file into pieces; each is taken by one of those who iterate. */
export function* partsOf(size: number, length: number): Generator<[index: number, piece: Piece]> {
  for (let start = 0, index = 0; start < size; start += length, index++)
    yield [index, { start, length: Math.min(length, size - start) }];
}

/** Reads a piece whole. */
export async function readPart(file: FileHandle, { start, length }: Piece): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(bytes, done, length - done, start + done);
    if (bytesRead === 0) throw new Error('The file became shorter while it was sent.');
    done += bytesRead;
  }
  return bytes;
}
