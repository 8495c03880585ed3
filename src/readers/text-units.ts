import { isAscii } from 'node:buffer';

/** How many UTF-16 units a stretch of UTF-8 decodes to: what editors count columns in. */
export function utf16Length(bytes: Buffer, from: number, to: number): number {
  const part = bytes.subarray(from, to);
  return isAscii(part) ? part.length : part.toString('utf8').length;
}
