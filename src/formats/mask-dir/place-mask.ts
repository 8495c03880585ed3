import { type Mask, MOST_MASK_PIXELS, type Point, type Size } from '../../regions/shape.ts';
import type { MaskPixels } from './decode-png.ts';

/** A mask as large as its image, and how many of its pixels are in the image and beyond it. */
export interface PlacedMask {
  mask: Mask;
  inside: number;
  outside: number;
}

/** Puts a mask of a part of an image, whose upper left pixel is at `corner`, where it belongs; or says what is wrong with the image. */
export function placeMask(
  part: MaskPixels,
  isSet: (code: number) => boolean,
  corner: Point,
  { width, height }: Size,
): PlacedMask | string {
  if (!Number.isInteger(width * height) || width * height > MOST_MASK_PIXELS)
    return `an image of ${width} by ${height} pixels has no masks`;
  const pixels = new Uint8Array(width * height);
  const [left, top] = corner.map(Math.floor) as [number, number];
  const placed: PlacedMask = { mask: { width, height, pixels }, inside: 0, outside: 0 };
  for (const [i, code] of part.codes.entries()) {
    if (!isSet(code)) continue;
    const x = left + (i % part.width);
    const y = top + Math.floor(i / part.width);
    const isInside = x >= 0 && x < width && y >= 0 && y < height;
    if (isInside) pixels[y * width + x] = 1;
    placed[isInside ? 'inside' : 'outside']++;
  }
  return placed;
}
