import type { Json } from '../../json/json.ts';
import type { Point, Shape, Size } from '../../regions/shape.ts';
import { decodeMask } from '../mask-dir/decode-png.ts';
import { placeMask } from '../mask-dir/place-mask.ts';

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
  const placed = placeMask(part, (code) => code > 0, corner, image);
  return typeof placed === 'string' ? placed : { kind: 'brush', mask: placed.mask };
}
