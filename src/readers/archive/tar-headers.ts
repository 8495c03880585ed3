/** Bytes of a header, of which everything in an archive is a multiple. */
export const BLOCK = 512;

/** What a header says of what follows it (POSIX.1-2017, pax, "ustar Interchange Format"; "Basic Tar Format" of the GNU manual). */
export interface TarHeader {
  name: string;
  /** The letter of its kind. */
  type: string;
  /** Bytes of its content in the archive. */
  size: number;
}

/** Reads the header in a block; undefined for one of zeros. Throws an Error, its message the end of a sentence, when it is none. */
export function readTarHeader(block: Buffer): TarHeader | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  if (!hasChecksum(block)) throw new Error('the checksum of a header is wrong');
  const name = textIn(block, 0, 100);
  const prefix = block.toString('latin1', 257, 263) === 'ustar\0' ? textIn(block, 345, 500) : '';
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    type: String.fromCharCode(block[156]!),
    size: numberIn(block, 124, 136),
  };
}

/** Whether a file begins with a header as Unix V7 has it, without a mark: the sum of all bytes, and zeros from the name of a link on. */
export function isOldTar(head: Buffer): boolean {
  const sum = head.toString('latin1', 148, 156);
  if (head.length < BLOCK || head[0] === 0 || !/^ *[0-7]+[ \0]*$/.test(sum)) return false;
  return head.subarray(257, BLOCK).every((byte) => byte === 0) && hasChecksum(head.subarray(0, BLOCK));
}

/** The text of a field, which a NUL ends where there is one. */
export function textIn(bytes: Buffer, start: number, end: number): string {
  const nul = bytes.indexOf(0, start);
  return bytes.toString('utf8', start, nul < 0 || nul > end ? end : nul);
}

/** A number in octal digits or, as GNU has it, in binary, with the highest bit set. */
function numberIn(block: Buffer, start: number, end: number): number {
  if (block[start]! & 0x80) {
    const number = block
      .subarray(start, end)
      .reduce((sum, byte, i) => sum * 256 + (i === 0 ? byte & 0x7f : byte), 0);
    if (Number.isSafeInteger(number)) return number;
    throw new Error('a header has a size that cannot be');
  }
  const digits = textIn(block, start, end).trim();
  if (!/^[0-7]*$/.test(digits)) throw new Error('a header has a size that is no number');
  return Number.parseInt(digits || '0', 8);
}

/** Whether the sum of all bytes, those of the sum itself taken for spaces, is there; old programs took bytes for signed numbers. */
function hasChecksum(block: Buffer): boolean {
  const wanted = numberIn(block, 148, 156);
  let sum = 8 * 0x20;
  let signed = sum;
  for (let i = 0; i < BLOCK; i++) {
    if (i >= 148 && i < 156) continue;
    sum += block[i]!;
    signed += block.readInt8(i);
  }
  return wanted === sum || wanted === signed;
}

/** The members of an extended header: `LENGTH KEY=VALUE` and a line feed, the length that of all of it in bytes. */
export function readPax(bytes: Buffer): Map<string, string> {
  const members = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const length = space < 0 ? 0 : Number(bytes.toString('latin1', at, space));
    const equals = bytes.indexOf(0x3d, space);
    const end = at + length;
    if (!(Number.isInteger(length) && space < equals && equals < end && end <= bytes.length))
      throw new Error('an extended header is damaged');
    members.set(bytes.toString('utf8', space + 1, equals), bytes.toString('utf8', equals + 1, end - 1));
    at = end;
  }
  return members;
}
