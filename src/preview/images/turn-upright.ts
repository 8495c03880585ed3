import type { Pixels } from './pixels.ts';

/** Turns and mirrors an image as browsers do it for an EXIF orientation, 1 to 8. */
export function turnUpright(image: Pixels, orientation: number): Pixels {
  if (orientation === 1) return image;
  const { width, height } = image;
  const [shownWidth, shownHeight] = orientation >= 5 ? [height, width] : [width, height];
  const from = new Uint32Array(image.data.buffer);
  const data = new Uint8ClampedArray(image.data.length);
  const to = new Uint32Array(data.buffer);
  for (let y = 0, at = 0; y < shownHeight; y++) {
    for (let x = 0; x < shownWidth; x++, at++) {
      const [along, down] = orientation >= 5 ? [y, x] : [x, y];
      const isMirrored = orientation === 2 || orientation === 3 || orientation === 7 || orientation === 8;
      const isUpsideDown = orientation === 3 || orientation === 4 || orientation === 6 || orientation === 7;
      const storedX = isMirrored ? width - 1 - along : along;
      const storedY = isUpsideDown ? height - 1 - down : down;
      to[at] = from[storedY * width + storedX]!;
    }
  }
  return { width: shownWidth, height: shownHeight, data };
}
