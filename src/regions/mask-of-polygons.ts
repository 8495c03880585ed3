import type { Mask, Point, Size } from './shape.ts';

/** Bit 1 of a pixel: an odd number of edges cross its row between the middle of the pixel before and its own. Bit 0: it is in the mask. */
const TURN = 2;

/** The pixels whose middle lies in one of some polygons; crossing edges take turns (even-odd), as on a canvas filled that way. */
export function maskOfPolygons(polygons: readonly (readonly Point[])[], { width, height }: Size): Mask {
  const pixels = new Uint8Array(width * height);
  for (const points of polygons) {
    let [top, bottom, left, right] = [height, 0, width, 0];
    let from = points.at(-1);
    for (const to of points) {
      const [fromX, fromY] = from!;
      const [toX, toY] = to;
      from = to;
      const first = Math.max(0, Math.ceil(Math.min(fromY, toY) - 0.5));
      const end = Math.min(height, Math.ceil(Math.max(fromY, toY) - 0.5));
      if (first >= end) continue;
      top = Math.min(top, first);
      bottom = Math.max(bottom, end);
      for (let row = first; row < end; row++) {
        const x = fromX + ((row + 0.5 - fromY) / (toY - fromY)) * (toX - fromX);
        const column = Math.min(width, Math.max(0, Math.ceil(x - 0.5)));
        left = Math.min(left, column);
        right = Math.max(right, Math.min(width, column + 1));
        if (column < width) pixels[row * width + column]! ^= TURN;
      }
    }
    for (let row = top; row < bottom; row++) takeTurns(pixels, row * width + left, row * width + right);
  }
  return { width, height, pixels };
}

/** Fills a part of a row from each pixel with a turn to the next, and takes the turns out. */
function takeTurns(pixels: Uint8Array, from: number, to: number): void {
  let isInside = 0;
  for (let at = from; at < to; at++) {
    const pixel = pixels[at]!;
    isInside ^= pixel >> 1;
    pixels[at] = (pixel & 1) | isInside;
  }
}
