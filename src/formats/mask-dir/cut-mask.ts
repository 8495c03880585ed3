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
  const { codes, kind } = classes;
  const most = kind === 'colors' && !objects ? MOST_COLORS : MOST_PARTS;
  const numbers = new Uint16Array(codes.length);
  const numberOf = new Map<number, number>();
  const skipped = new Map<number, boolean>();
  const found: number[] = [];
  for (let from = 0, to = 0; from < codes.length; from = to) {
    const code = codes[from]!;
    const object = objects?.codes[from];
    // Most pixels are what the one before is.
    while (to < codes.length && codes[to] === code && objects?.codes[to] === object) to++;
    if (!skipped.has(code)) skipped.set(code, isSkipped(code));
    if (skipped.get(code)) continue;
    // Objects have at most 24 bits.
    const key = object === undefined ? code : code * 2 ** 25 + object;
    const number = numberOf.get(key) ?? found.push(code);
    if (number > most) return undefined;
    numberOf.set(key, number);
    numbers.fill(number, from, to);
  }
  return found.map((code, i) => ({ code, paint: () => paint(numbers, i + 1, classes) }));
}

function paint(numbers: Uint16Array, number: number, { width, height }: MaskPixels): Mask {
  const pixels = new Uint8Array(numbers.length);
  // A loop, as a function for each pixel takes thirty times as long.
  for (let i = 0; i < numbers.length; i++) if (numbers[i] === number) pixels[i] = 1;
  return { width, height, pixels };
}
