import { inflateSync } from 'node:zlib';
import { isObject, type Json } from '../../json/json.ts';
import type { Point, Size } from '../../regions/shape.ts';
import { decodeMask } from '../mask-dir/decode-png.ts';
import { type PlacedMask, placeMask } from '../mask-dir/place-mask.ts';

/** Bytes beyond which the PNG of a mask is refused: packed twice, a few of them become very many. */
const MOST_BYTES = 1 << 27;
/** The value of pixels of an alpha mask that are wholly of the object. */
const OPAQUE = 255;

/**
 * Reads a `bitmap`: `data` is a PNG, packed with zlib in all but a few tools, as Base64; `origin` is where its upper left pixel is in the image.
 * The object is where pixels are not transparent or, without transparency, not 0.
 */
export function readBitmap(
  value: Json | undefined,
  image: Size | undefined,
): (PlacedMask & { hasDegrees: boolean }) | string {
  if (!isObject(value) || typeof value.data !== 'string') return 'its "bitmap" has no "data" as Base64';
  const { origin } = value;
  const isPlace = Array.isArray(origin) && origin.length === 2 && origin.every((at) => Number.isFinite(at));
  if (!isPlace) return 'the "origin" of its "bitmap" is not a pair of numbers';
  if (!image) return 'the file has no "size", which masks need';
  const png = unpack(Buffer.from(value.data, 'base64'));
  if (typeof png === 'string') return png;
  const part = decodeMask(png);
  if (typeof part === 'string') return `its "bitmap" cannot be used: ${part}`;
  const least = part.hasAlpha ? 0 : 1;
  const placed = placeMask(part, (code) => code >= least, origin as unknown as Point, image);
  if (typeof placed === 'string') return placed;
  return {
    ...placed,
    hasDegrees: part.kind === 'values' && part.codes.some((code) => code > 0 && code < OPAQUE),
  };
}

function unpack(bytes: Buffer): Buffer | string {
  if (bytes[0] === 0x89) return bytes;
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? 'its "bitmap" is too large when unpacked'
      : 'the "data" of its "bitmap" is not packed with zlib';
  }
}
