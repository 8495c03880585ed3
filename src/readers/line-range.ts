import { closeSync, readSync } from 'node:fs';
import { readingInput } from '../errors.ts';
import { type LineRange, openFile } from './byte-reader.ts';
import { openRegularFile } from './regular-file.ts';
import type { Shard } from './shard.ts';

const LF = 0x0a;
const CR = 0x0d;
const BLOCK = 1 << 18;

/**
 * The lines of a file that belong to a shard: those that start in its part of the bytes. Those before `from`, such as a header, belong to
 * the first.
 */
export function linesOfShard(path: string, displayPath: string, shard: Shard, from = 0): LineRange {
  const { fd, stat } = openRegularFile(path, displayPath);
  const cut = (index: number) => {
    if (index === 0) return 0;
    // The product may be too large for a double.
    const at = Number((BigInt(stat.size) * BigInt(index)) / BigInt(shard.count));
    const start = readingInput(displayPath, () => firstLineFrom(fd, at, stat.size));
    return Math.min(stat.size, Math.max(from, start));
  };
  try {
    return {
      start: cut(shard.index),
      end: shard.index + 1 === shard.count ? stat.size : cut(shard.index + 1),
    };
  } finally {
    closeSync(fd);
  }
}

/** Where the first line begins that starts at a byte or behind it. */
function firstLineFrom(fd: number, at: number, size: number): number {
  if (at === 0) return 0;
  const block = Buffer.allocUnsafe(BLOCK);
  // A line begins at the byte itself if a line feed is before it.
  for (let place = at - 1; place < size; ) {
    const length = readSync(fd, block, 0, BLOCK, place);
    if (length === 0) break;
    const found = block.subarray(0, length).indexOf(LF);
    if (found >= 0) return place + found + 1;
    place += length;
  }
  return size;
}

/** How many lines end before a byte. `loneCr`: a CR that no LF follows ends one as well. */
export function countLinesBefore(path: string, displayPath: string, end: number, loneCr: boolean): number {
  const reader = openFile(path, displayPath, { start: 0, end });
  const block = Buffer.allocUnsafe(BLOCK);
  let count = 0;
  let last = 0;
  try {
    for (let length = reader.read(block, 0); length > 0; length = reader.read(block, 0)) {
      for (let i = 0; i < length; i++) {
        const byte = block[i]!;
        if (byte === LF) count++;
        if (loneCr && last === CR && byte !== LF) count++;
        last = byte;
      }
    }
    return loneCr && last === CR ? count + 1 : count;
  } finally {
    reader.close();
  }
}
