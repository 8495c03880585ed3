import type { WindowReader } from './window-reader.ts';

/** The record that every archive ends with, with the longest comment behind it (APPNOTE 4.3.16). */
const END = { sign: 'PK\x05\x06', length: 22, comment: 0xffff, directorySize: 12, directoryStart: 16 };
/** What stands right before it in an archive of ZIP64, and tells where a larger record is (4.3.15, 4.3.14). */
const LOCATOR = { sign: 'PK\x06\x07', length: 20, place: 8 };
const LARGE_END = { length: 56, directorySize: 40, directoryStart: 48 };
/** What may stand behind the directory, with two bytes for the length of the rest (4.3.13). */
const SIGNATURE = { sign: 'PK\x05\x05', length: 6, rest: 4 };

/** Where the directory of an archive ends: by where what follows it begins, and by what its end tells. */
export interface DirectoryEnd {
  wanted: number;
  told: number;
}

/** Looks for the end of the directory of an archive that was opened, so that its end record is there. */
export function findDirectoryEnd(reader: WindowReader, size: number): DirectoryEnd {
  const tail = Buffer.alloc(Math.min(size, LOCATOR.length + END.length + END.comment));
  reader.copy(tail, size - tail.length);
  const at = tail.lastIndexOf(END.sign, tail.length - END.length, 'latin1');
  const locator = tail.subarray(Math.max(0, at - LOCATOR.length), at);
  if (locator.toString('latin1', 0, 4) !== LOCATOR.sign) {
    const told = tail.readUInt32LE(at + END.directoryStart) + tail.readUInt32LE(at + END.directorySize);
    return { wanted: size - tail.length + at, told };
  }
  const wanted = Number(locator.readBigUInt64LE(LOCATOR.place));
  const large = Buffer.alloc(LARGE_END.length);
  reader.copy(large, wanted);
  const told =
    large.readBigUInt64LE(LARGE_END.directoryStart) + large.readBigUInt64LE(LARGE_END.directorySize);
  return { wanted, told: Number(told) };
}

/** The place behind a digital signature of the directory, if one is at `at`; else `at`. */
export function behindSignature(reader: WindowReader, at: number): number {
  const head = Buffer.alloc(SIGNATURE.length);
  reader.copy(head, at);
  const isThere = head.toString('latin1', 0, 4) === SIGNATURE.sign;
  return isThere ? at + SIGNATURE.length + head.readUInt16LE(SIGNATURE.rest) : at;
}
