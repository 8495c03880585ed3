import { closeSync, readSync } from 'node:fs';
import { readingInput } from '../errors.ts';
import { openRegularFile } from './regular-file.ts';
import { markedUtf16, readWhole } from './utf16.ts';

/** Pieces of one file, read in any order. */
export interface Slices {
  /** The bytes of a piece; valid until the next is asked for. */
  read(offset: number, length: number): Buffer;
  close(): void;
}

/** Bytes read at a time, and how many such blocks are kept: 16 MB. */
const BLOCK = 1 << 12;
const KEPT = 1 << 12;

/** Opens a file for reading of pieces. Each block has one place to be kept in, so that looking for it costs nothing. */
export function openSlices(path: string, displayPath: string): Slices {
  const { fd } = openRegularFile(path, displayPath);
  const mark = Buffer.alloc(2);
  readingInput(displayPath, () => readSync(fd, mark, 0, 2, 0));
  if (markedUtf16(mark)) {
    closeSync(fd);
    return slicesOf(readWhole(path, displayPath));
  }
  const blocks: (Buffer | undefined)[] = new Array(KEPT);
  const numbers = new Float64Array(KEPT).fill(-1);

  const blockAt = (number: number): Buffer => {
    const place = number % KEPT;
    let block = blocks[place];
    if (block && numbers[place] === number) return block;
    block ??= Buffer.allocUnsafeSlow(BLOCK);
    readingInput(displayPath, () => readSync(fd, block!, 0, BLOCK, number * BLOCK));
    blocks[place] = block;
    numbers[place] = number;
    return block;
  };
  return {
    read(offset, length) {
      const first = Math.floor(offset / BLOCK);
      const from = offset - first * BLOCK;
      if (from + length <= BLOCK) return blockAt(first).subarray(from, from + length);
      const whole = Buffer.allocUnsafe(length);
      let filled = 0;
      for (let number = first; filled < length; number++) {
        filled += blockAt(number).copy(whole, filled, number === first ? from : 0);
      }
      return whole;
    },
    close: () => closeSync(fd),
  };
}

/** Pieces of bytes in memory, as those of UTF-16 are: that of big files nobody writes. */
function slicesOf(bytes: Buffer): Slices {
  return { read: (offset, length) => bytes.subarray(offset, offset + length), close: () => {} };
}
