import type { Json } from '../../json/json.ts';
import type { Point, Shape, Size } from '../../regions/shape.ts';
import { decodeMask } from '../mask-dir/decode-png.ts';

/** Pixels beyond which an image is not one that browsers show. */
const MOST_PIXELS = 1 << 27;

/** Reads a mask of labelme: a PNG as Base64 whose pixels are not 0 where the object is, and the pixel of its upper left corner; or says what is wrong. */
export function readMask(
  written: Json | undefined,
  corner: Point | undefined,
  image: Size | undefined,
): Shape | string {
  if (typeof written !== 'string') return 'its "mask" is not a PNG as Base64';
  if (!corner) return 'a mask needs its corners as points';
  if (!image) return 'the file has no imageWidth and imageHeight, which masks need';
  const part = decodeMask(Buffer.from(written, 'base64'));
  if (typeof part === 'string') return `its "mask" cannot be used: ${part}`;
  const { width, height } = image;
  if (!Number.isInteger(width * height) || width * height > MOST_PIXELS)
    return `an image of ${width} by ${height} pixels has no masks`;
  const pixels = new Uint8Array(width * height);
  const [left, top] = corner.map(Math.floor) as [number, number];
  for (const [i, code] of part.codes.entries()) {
    const x = left + (i % part.width);
    const y = top + Math.floor(i / part.width);
    if (code > 0 && x >= 0 && x < width && y >= 0 && y < height) pixels[y * width + x] = 1;
  }
  return { kind: 'brush', mask: { width, height, pixels } };
}
