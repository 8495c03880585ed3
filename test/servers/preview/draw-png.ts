import { crc32 } from 'node:zlib';
import { encode } from 'fast-png';

/** An image in which the pixels that are inside are red and all others white. */
export function drawPng(
  width: number,
  height: number,
  isInside: (x: number, y: number) => boolean,
  orientation?: number,
): Uint8Array {
  const data = new Uint8Array(width * height * 3).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) if (isInside(x, y)) data.set([255, 0, 0], (y * width + x) * 3);
  }
  const png = encode({ width, height, data, channels: 3 });
  return orientation === undefined ? png : withOrientation(png, orientation);
}

/** Length, name, content and check of the head of a PNG file, behind its signature. */
const HEAD_END = 8 + 4 + 4 + 13 + 4;

/** Puts a chunk eXIf behind the head of a PNG file: big-endian TIFF with one entry, 0x0112, a number of 16 bits. */
function withOrientation(png: Uint8Array, orientation: number): Uint8Array {
  const exif = Buffer.from('4d4d002a000000080001011200030000000100000000000000000000', 'hex').subarray(0, 26);
  exif.writeUInt16BE(orientation, 18);
  const named = Buffer.concat([Buffer.from('eXIf'), exif]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(exif.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([png.subarray(0, HEAD_END), length, named, check, png.subarray(HEAD_END)]);
}
