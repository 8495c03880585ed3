/** An image in memory: red, green, blue and opacity of each pixel, row by row from the top. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray<ArrayBuffer>;
}

export function isOpaque({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}

/** Rows that JPEG encodes together, and how many times as many there are from one band of them to the next. */
const BAND = 16;
const EVERY = 6;

/** Bands from all over an image, below each other: a sixth of it. All of a low one. */
export function partOf(image: Pixels): Pixels {
  const { width, height, data } = image;
  const count = Math.floor(height / (BAND * EVERY));
  if (count < 2) return image;
  const bytes = width * BAND * 4;
  const part = new Uint8ClampedArray(bytes * count);
  for (let band = 0; band < count; band++) {
    const start = (2 + band * EVERY) * bytes;
    part.set(data.subarray(start, start + bytes), band * bytes);
  }
  return { width, height: BAND * count, data: part };
}
