/** Values that a mask may have: more is not an image that a browser could draw. */
const MOST_VALUES = 2 ** 28;

/**
 * Unpacks the `rle` of a BrushLabels result (rle-pack of thi.ng/umbrella): a head of the number of values in 32 bits, bits of a value less
 * one in 5 and four lengths less one in 4 each, then runs: a bit that says whether one value repeats, two bits that choose the length of
 * the count less one, the count, and the value or values. Undefined when it is damaged.
 */
export function decodeBrush(bytes: Uint8Array): Uint8ClampedArray<ArrayBuffer> | undefined {
  let at = 0;
  const end = bytes.length * 8;
  const take = (bits: number): number => {
    let number = 0;
    for (let i = 0; i < bits; i++, at++) {
      number = number * 2 + (at < end ? (bytes[at >> 3]! >> (7 - (at & 7))) & 1 : 0);
    }
    return number;
  };
  const length = take(32);
  const valueBits = take(5) + 1;
  const lengths = [take(4) + 1, take(4) + 1, take(4) + 1, take(4) + 1] as const;
  if (length > MOST_VALUES || valueBits > 8) return undefined;
  const values = new Uint8ClampedArray(length);
  for (let i = 0; i < length; ) {
    if (at >= end) return undefined;
    const repeats = take(1) === 1;
    const count = take(lengths[take(2) as 0 | 1 | 2 | 3]!) + 1;
    const stop = Math.min(i + count, length);
    if (repeats) values.fill(take(valueBits), i, stop);
    else for (let k = i; k < stop; k++) values[k] = take(valueBits);
    i = stop;
  }
  return values;
}

/** Colors what of a mask is not see-through. */
export function tint(values: Uint8ClampedArray, [red, green, blue]: readonly [number, number, number]): void {
  for (let i = 0; i < values.length; i += 4) {
    values[i] = red;
    values[i + 1] = green;
    values[i + 2] = blue;
  }
}

/** The number of the first pixel that is not see-through, by rows; -1 when there is none. */
export function firstPixel(values: Uint8ClampedArray): number {
  for (let i = 3; i < values.length; i += 4) if (values[i]! > 0) return (i - 3) / 4;
  return -1;
}

export function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
