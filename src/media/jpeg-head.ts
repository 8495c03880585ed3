import { readExifOrientation } from './exif-orientation.ts';

/** Width and height of an image as it is stored, and its EXIF orientation, 1 to 8. */
export interface StoredSize {
  width: number;
  height: number;
  orientation: number;
}

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const EXIF = 0xe1;
const exifName = Buffer.from('Exif\0\0', 'latin1');

export function isJpeg(bytes: Buffer): boolean {
  return bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === START;
}

/** Reads the size and orientation from the beginning of a JPEG; undefined when they do not stand there, or it is damaged. */
export function readJpegHead(bytes: Buffer): StoredSize | undefined {
  let orientation: number | undefined;
  for (let at = markerAfter(bytes, 2); at < bytes.length; ) {
    const marker = bytes[at]!;
    if (marker === SCAN || marker === END) return undefined;
    if (standsAlone(marker)) {
      at = markerAfter(bytes, at + 1);
      continue;
    }
    if (at + 3 > bytes.length) return undefined;
    const end = at + 1 + bytes.readUInt16BE(at + 1);
    const content = bytes.subarray(at + 3, end);
    if (isFrame(marker)) {
      if (content.length < 5) return undefined;
      const [height, width] = [content.readUInt16BE(1), content.readUInt16BE(3)];
      return { width, height, orientation: orientation ?? 1 };
    }
    if (marker === EXIF && content.subarray(0, exifName.length).equals(exifName)) {
      orientation ??= readExifOrientation(content.subarray(exifName.length));
    }
    at = markerAfter(bytes, end);
  }
  return undefined;
}

/** Where the next marker has its second byte. Any number of 0xff may stand before it; decoders pass over other bytes as well. */
function markerAfter(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at !== -1) {
    while (bytes[at] === 0xff) at++;
    if (bytes[at] !== 0) return at;
    at = bytes.indexOf(0xff, at);
  }
  return bytes.length;
}

/** Markers without content: those of restarts, and one for temporary use. */
function standsAlone(marker: number): boolean {
  return (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01;
}

/** Headers of frames; three other markers lie among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
