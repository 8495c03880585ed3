import { readSync } from 'node:fs';

/** Boxes of a file that are passed over. */
const BOXES = 100;

/** Bytes of the box `moov` that are read where all of it counts: it has a few for each frame. */
const MOVIE = 1 << 24;

/** The beginning of the box `moov` of an open MP4 file, as many bytes as are asked for; it may come behind the sound and the pictures. */
export function movieBox(file: number, length = MOVIE): Buffer | undefined {
  for (let at = 0, boxes = 0; boxes < BOXES; boxes++) {
    const head = readAt(file, at, 16);
    if (head.length < 8) return undefined;
    const size = head.readUInt32BE(0);
    // A size of 1 says that the size is in the 8 bytes behind the name; 0 that the box is the last.
    const whole = size === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : size;
    if (head.toString('latin1', 4, 8) === 'moov')
      return readAt(file, at, whole === 0 ? length : Math.min(length, whole));
    if (whole < 8) return undefined;
    at += whole;
  }
  return undefined;
}

export function readAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, at));
}

/** What is in the boxes of a name that are in another. */
export function boxesIn(bytes: Buffer | undefined, name: string): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; bytes && at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    if (size < 8) break;
    if (bytes.toString('latin1', at + 4, at + 8) === name) found.push(bytes.subarray(at + 8, at + size));
    at += size;
  }
  return found;
}

/** What a track is handled as: `vide`, `soun` and others. */
export function kindOfTrack(track: Buffer): string | undefined {
  return boxesIn(boxesIn(track, 'mdia')[0], 'hdlr')[0]?.toString('latin1', 8, 12);
}
