import type { Mask } from '../../regions/shape.ts';
import type { MaskPixels } from './decode-png.ts';

/** The pixels of one class, or of one object of a class. */
export interface MaskPart {
  /** Its code in the mask of classes. */
  code: number;
  /** Makes the mask of this part alone; only one at a time need be in memory. */
  paint(): Mask;
}

/** Parts beyond which this is not a mask but a photo, or a mask with blurred edges; ids of objects may be many. */
const MOST_COLORS = 256;
const MOST_PARTS = 4096;

/**
 * Cuts a mask into its parts, in the order of their first pixels; undefined when there are too many. No part is made of the codes for which
 * `isSkipped`, which is asked once for each code.
 */
export function cutMask(
  classes: MaskPixels,
  objects: MaskPixels | undefined,
  isSkipped: (code: number) => boolean,
): MaskPart[] | undefined {
  const { width, height, codes, kind } = classes;
  const most = kind === 'colors' && !objects ? MOST_COLORS : MOST_PARTS;
  const numbers = new Uint16Array(codes.length);
  const numberOf = new Map<number, number>();
  const skipped = new Map<number, boolean>();
  const found: number[] = [];
  let lastKey = Number.NaN;
  let number = 0;
  for (const [i, code] of codes.entries()) {
    // Objects have at most 24 bits.
    const key = objects ? code * 2 ** 25 + objects.codes[i]! : code;
    if (key !== lastKey) {
      lastKey = key;
      if (!skipped.has(code)) skipped.set(code, isSkipped(code));
      number = skipped.get(code) ? 0 : (numberOf.get(key) ?? found.push(code));
      if (number > most) return undefined;
      if (number > 0) numberOf.set(key, number);
    }
    numbers[i] = number;
  }
  return found.map((code, i) => ({
    code,
    paint: () => ({ width, height, pixels: Uint8Array.from(numbers, (other) => (other === i + 1 ? 1 : 0)) }),
  }));
}
