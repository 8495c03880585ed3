import { type Mask, MOST_MASK_PIXELS, type Size } from './shape.ts';

/**
 * A mask at the size of its image as it is shown: Label Studio paints one over the image pixel by pixel (RLE2Region in its editor), so that one
 * of another size would be torn to stripes. Undefined when the image is too large.
 */
export function scaleMask(mask: Mask, { width, height }: Size): Mask | undefined {
  if (mask.width === width && mask.height === height) return mask;
  if (width * height > MOST_MASK_PIXELS) return undefined;
  const pixels = new Uint8Array(width * height);
  // The pixel under the middle of each new one, so that nothing moves by a half.
  const columns = Uint32Array.from({ length: width }, (_, x) => Math.floor(((x + 0.5) * mask.width) / width));
  for (let y = 0; y < height; y++) {
    const row = Math.floor(((y + 0.5) * mask.height) / height) * mask.width;
    for (let x = 0; x < width; x++) pixels[y * width + x] = mask.pixels[row + columns[x]!]!;
  }
  return { width, height, pixels };
}
