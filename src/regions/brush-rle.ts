import type { Mask } from './shape.ts';

/** Bits of the four lengths that a run can be written with; each run takes the shortest that fits. */
const lengthBits = [3, 4, 8, 16] as const;
/** Bits of one value, and values of one pixel (red, green, blue, opacity). */
const VALUE_BITS = 8;
const CHANNELS = 4;

/**
 * A mask as the `rle` of a BrushLabels result: the RGBA picture of the brush, packed as `rle-pack` of thi.ng/umbrella does. A head (number of
 * values in 32 bits, bits of a value less one in 5, the four lengths less one in 4 each), then runs: a bit 1, two bits that choose the
 * length, the number of values less one, and the value.
 */
export function encodeBrush({ width, height, pixels }: Mask): number[] {
  const { bytes, put, end } = bitWriter();
  put(width * height * CHANNELS, 32);
  put(VALUE_BITS - 1, 5);
  for (const bits of lengthBits) put(bits - 1, 4);
  for (let from = 0; from < pixels.length; ) {
    const value = pixels[from]!;
    const to = endOfRun(pixels, from);
    for (let left = (to - from) * CHANNELS; left > 0; ) {
      const count = Math.min(left, 1 << lengthBits[3]);
      const size = lengthBits.findIndex((bits) => count <= 1 << bits);
      put(1, 1);
      put(size, 2);
      put(count - 1, lengthBits[size]!);
      put(value === 0 ? 0 : 255, VALUE_BITS);
      left -= count;
    }
    from = to;
  }
  end();
  return bytes;
}

/** Where another value comes: looked for by the pixels near by, and then the way that is fastest for long runs. */
function endOfRun(pixels: Uint8Array, from: number): number {
  const value = pixels[from]!;
  const near = Math.min(from + 32, pixels.length);
  for (let to = from + 1; to < near; to++) if (pixels[to] !== value) return to;
  const found = pixels.indexOf(value === 0 ? 1 : 0, near);
  return found < 0 ? pixels.length : found;
}

/** Puts numbers together bit by bit, the highest bit first. */
function bitWriter() {
  const bytes: number[] = [];
  let byte = 0;
  let free = 8;
  return {
    bytes,
    put(number: number, bits: number): void {
      for (let bit = bits - 1; bit >= 0; bit--) {
        byte = (byte << 1) | ((number >>> bit) & 1);
        if (--free === 0) {
          bytes.push(byte);
          byte = 0;
          free = 8;
        }
      }
    },
    end(): void {
      if (free < 8) bytes.push(byte << free);
    },
  };
}
