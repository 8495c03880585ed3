import type { Mask, Size } from '../../regions/shape.ts';

/** Pixels beyond which a mask is refused: more than any image that browsers show. */
const MOST_PIXELS = 1 << 26;

/**
 * A run-length mask of COCO (`size`: height and width; `counts`: lengths of runs down the columns, beginning with zeros, as a list or
 * compressed into a string) as a mask, which must be as large as the `image` if its size is known; or what is wrong with it, as the end of a sentence.
 */
export function decodeCocoRle(size: unknown, counts: unknown, image?: Size): Mask | string {
  if (!Array.isArray(size) || size.length !== 2 || !size.every(isCount)) {
    return 'its "size" is not a list of height and width';
  }
  const [height, width] = size as [number, number];
  if (height * width > MOST_PIXELS) return `its size of ${width} by ${height} pixels is too large`;
  if (image && (width !== image.width || height !== image.height))
    return `its mask is ${width} by ${height} pixels, but the image is ${image.width} by ${image.height}`;
  const runs = typeof counts === 'string' ? unpackCounts(counts) : counts;
  if (!Array.isArray(runs)) return 'its "counts" are neither a list nor a string';
  if (!runs.every(isCount)) return 'its "counts" contain something other than run lengths';
  const total = (runs as number[]).reduce((sum, run) => sum + run, 0);
  if (total !== height * width) {
    return `its runs cover ${total} pixels, but ${width} by ${height} is ${width * height}`;
  }
  return { width, height, pixels: paintColumns(runs as number[], width, height) };
}

function paintColumns(runs: readonly number[], width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height);
  let at = 0;
  for (const [i, run] of runs.entries()) {
    if (i % 2 === 1) paintRun(pixels, at, at + run, width, height);
    at += run;
  }
  return pixels;
}

/** Whole columns are painted row by row, which takes no longer for a mask of few long runs than for its other representations. */
function paintRun(pixels: Uint8Array, from: number, to: number, width: number, height: number): void {
  const paint = (column: number, top: number, bottom: number) => {
    for (let at = top * width + column; at < bottom * width; at += width) pixels[at] = 1;
  };
  const [first, last] = [Math.floor(from / height), Math.floor(to / height)];
  if (first === last) {
    paint(first, from % height, to % height);
    return;
  }
  const whole = from % height === 0 ? first : first + 1;
  if (whole > first) paint(first, from % height, height);
  if (last > whole) {
    for (let row = 0; row < height; row++) pixels.fill(1, row * width + whole, row * width + last);
  }
  if (to % height > 0) paint(last, 0, to % height);
}

/**
 * The lengths of a compressed mask (rleFrString of the COCO API): each in groups of five bits, the lowest first, a sixth bit says that more
 * follow; from the third on less the one before the last. Undefined when the text is not one.
 */
function unpackCounts(text: string): number[] | undefined {
  const counts: number[] = [];
  for (let at = 0; at < text.length; ) {
    let count = 0;
    let shift = 0;
    for (let more = true; more; shift += 5) {
      const group = text.charCodeAt(at++) - 48;
      // Also at the end of the text, where there is no code, and beyond what 32 bits hold.
      if (!(group >= 0 && group < 64) || shift > 30) return undefined;
      count |= (group & 0x1f) << shift;
      more = (group & 0x20) !== 0;
      if (!more && (group & 0x10) !== 0) count |= -1 << (shift + 5);
    }
    counts.push(counts.length > 2 ? count + counts.at(-2)! : count);
  }
  return counts;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
