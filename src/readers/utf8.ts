import { isUtf8 } from 'node:buffer';
import { fileKind } from './file-kind.ts';
import { guessEncoding } from './guess-encoding.ts';
import { markedUtf16 } from './utf16.ts';

/** Offset of the first byte that cannot stand where it does in UTF-8, or -1 when all is well. */
export function findInvalidUtf8(bytes: Uint8Array): number {
  if (isUtf8(bytes)) return -1;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at]!);
    if (length === 0 || !isUtf8(bytes.subarray(at, at + length))) return at;
    at += length;
  }
  return -1;
}

/** Bytes of the sequence that a first byte announces; 0 when it is none. */
function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2) return 0;
  if (first < 0xe0) return 2;
  if (first < 0xf0) return 3;
  return first < 0xf5 ? 4 : 0;
}

/** A byte as people write it: 0xEF. */
export function showByte(byte: number): string {
  return `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Bytes by which a file is known. */
const HEAD = 1 << 14;

/** What is said of `bytes[at]`, which is not UTF-8 and is at `offset` in its file; if its beginning is there, also what kind of file it is; else how it is most likely encoded. */
export function invalidByte(
  bytes: Buffer,
  at: number,
  offset: number,
): { offset: number; byte: string; kind?: string; encoding?: string } {
  const head = at === offset ? bytes.subarray(0, HEAD) : undefined;
  const kind = head && (markedUtf16(head) ? 'UTF-16' : fileKind(head)?.name);
  const encoding = kind === undefined ? guessEncoding(bytes, at) : undefined;
  return {
    offset,
    byte: showByte(bytes[at]!),
    ...(kind !== undefined && { kind }),
    ...(encoding !== undefined && { encoding }),
  };
}
