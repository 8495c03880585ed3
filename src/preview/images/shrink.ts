import type { Pixels } from './pixels.ts';

/**
 * Makes an image smaller. Each new pixel is the mean of the area that it covers, parts of pixels at its edges counted as parts, so that
 * nothing is shifted. `width` and `height` are at most those of the image.
 */
export function shrink(image: Pixels, width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  const across = sharesOf(image.width, width);
  const down = sharesOf(image.height, height);
  const row = new Float32Array(width * 4);
  let sums = new Float32Array(width * 4);
  let next = new Float32Array(width * 4);
  const area = (image.width / width) * (image.height / height);
  const store = (y: number) => {
    putRow(sums, area, data, y * width * 4);
    [sums, next] = [next, sums];
    next.fill(0);
  };
  let y = 0;
  for (let from = 0; from < image.height; from++) {
    const to = down.targets[from]!;
    if (to > y) store(y++);
    shrinkRow(image, from, across, row);
    const [share, rest] = [down.shares[from]!, 1 - down.shares[from]!];
    for (let i = 0; i < row.length; i++) {
      sums[i]! += row[i]! * share;
      next[i]! += row[i]! * rest;
    }
  }
  store(y);
  return { width, height, data };
}

/** For each old pixel the new one that it begins in, and how much of it is there; the rest is in the one behind. */
interface Shares {
  targets: Int32Array;
  shares: Float64Array;
}

function sharesOf(from: number, to: number): Shares {
  const targets = new Int32Array(from);
  const shares = new Float64Array(from);
  for (let i = 0; i < from; i++) {
    targets[i] = Math.floor((i * to) / from);
    shares[i] = Math.min(1, ((targets[i]! + 1) * from) / to - i);
  }
  return { targets, shares };
}

/** Sums of one row of an image: of opacity, and of colors by opacity, as what cannot be seen has no color. */
function shrinkRow({ width, data }: Pixels, y: number, across: Shares, row: Float32Array): void {
  row.fill(0);
  for (let x = 0, at = y * width * 4; x < width; x++, at += 4) {
    const share = across.shares[x]!;
    addPixel(data, at, share, row, across.targets[x]! * 4);
    if (share < 1) addPixel(data, at, 1 - share, row, across.targets[x]! * 4 + 4);
  }
}

function addPixel(data: Uint8ClampedArray, at: number, share: number, row: Float32Array, to: number): void {
  const weight = data[at + 3]! * share;
  row[to]! += data[at]! * weight;
  row[to + 1]! += data[at + 1]! * weight;
  row[to + 2]! += data[at + 2]! * weight;
  row[to + 3]! += weight;
}

function putRow(sums: Float32Array, area: number, data: Uint8ClampedArray, at: number): void {
  for (let i = 0; i < sums.length; i += 4) {
    const opacity = sums[i + 3]!;
    for (let channel = 0; opacity > 0 && channel < 3; channel++)
      data[at + i + channel] = sums[i + channel]! / opacity;
    data[at + i + 3] = opacity / area;
  }
}
