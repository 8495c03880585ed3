import { readExifOrientation } from './exif-orientation.ts';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

export function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE);
}

/**
 * Reads the EXIF orientation of a PNG, 1 to 8. As in browsers, metadata after the image itself do not count. Undefined when the bytes end before it
 * is known.
 */
export function readPngOrientation(bytes: Buffer): number | undefined {
  let at = SIGNATURE.length;
  while (at + 8 <= bytes.length) {
    const end = at + 8 + bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT' || type === 'IEND') return 1;
    if (type === 'eXIf')
      return end <= bytes.length ? readExifOrientation(bytes.subarray(at + 8, end)) : undefined;
    // A checksum follows.
    at = end + 4;
  }
  return undefined;
}
