import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { LF } from '../json/bytes.ts';

/** So few bytes that are so many, unpacked, that they were made to fill the memory or the disk. Its message is the end of a sentence. */
export class GzipBomb extends Error {
  /** What to do. */
  readonly help: string;
  constructor(message: string, help: string) {
    super(message);
    this.help = help;
  }
}

const UNPACK = 'If you trust it, unpack it, and use what was in it.';

/** Bytes that a file may unpack to, whatever its size, and how many times its size it may be without another look. */
const HARMLESS = 1 << 28;
const MOST_TIMES = 400;
/** Bytes between two ends of lines or of values. A table of zeros is packed a thousand times, as the longest text of one letter is; what tells them apart is that it has rows. */
const LONGEST = 1 << 26;
const CLOSE_BRACE = 0x7d;

/** Looks at what is unpacked into `folder`, piece by piece; throws a GzipBomb. `packed` are the bytes read so far. */
export function watchForBomb(folder: string): (chunk: Buffer, packed: number) => void {
  let unpacked = 0;
  let lastEnd = 0;
  let room: number | undefined;
  return (chunk, packed) => {
    const end = Math.max(chunk.lastIndexOf(LF), chunk.lastIndexOf(CLOSE_BRACE));
    if (end >= 0) lastEnd = unpacked + end;
    unpacked += chunk.length;
    if (unpacked <= HARMLESS || unpacked <= MOST_TIMES * packed) return;
    if (unpacked - lastEnd > LONGEST) {
      throw new GzipBomb(
        `it is more than ${MOST_TIMES} times as large when it is unpacked, and one piece without a line break`,
        UNPACK,
      );
    }
    room ??= unpacked + freeBytes(folder);
    if (unpacked > room / 2)
      throw new GzipBomb(
        `it is more than ${MOST_TIMES} times as large when it is unpacked, and takes half of the free disk`,
        `If you trust it, set the environment variable TMPDIR to a folder with more room than ${tmpdir()}, or unpack it and use what was in it.`,
      );
  };
}

function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    // Not all file systems say so; a full disk is told when it is full.
    return Number.POSITIVE_INFINITY;
  }
}
