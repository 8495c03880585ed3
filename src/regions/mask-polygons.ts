import { joinHoles } from './join-holes.ts';
import { signedAreaOf } from './polygon-area.ts';
import type { Mask, Point } from './shape.ts';
import { simplifyRing } from './simplify-ring.ts';

/** How far the edges of polygons may be from those of the mask, in pixels: as much as the steps of slanting edges are out. */
export const TOLERANCE = 1;

/** Steps along the edges of pixels, clockwise: right, down, left, up. */
const steps = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/**
 * A mask as polygons, one for each piece whose pixels share edges, in the order of their first pixels. A hole is joined to the outline by a line
 * that goes there and back, since polygons of Label Studio have no holes.
 */
export function polygonsOfMask(mask: Mask): Point[][] {
  const pieceAt = numberPieces(mask);
  const outlines = new Map<number, Point[]>();
  const holes = new Map<number, Point[][]>();
  const holesOf = (piece: number) => {
    const list = holes.get(piece) ?? [];
    holes.set(piece, list);
    return list;
  };
  for (const ring of traceRings(mask)) {
    const piece = pieceAt(pixelBeside(ring));
    const points = simplifyRing(ring, TOLERANCE);
    if (signedAreaOf(ring) > 0) outlines.set(piece, points);
    else holesOf(piece).push(points);
  }
  return [...outlines].map(([piece, outline]) => joinHoles(outline, holesOf(piece)));
}

/** Numbers the pieces of a mask, whose pixels share edges. Returns a function from the middle of a pixel to the number of its piece. */
function numberPieces({ width, height, pixels }: Mask): (middle: Point) => number {
  const numbers = new Int32Array(pixels.length);
  const waiting: number[] = [];
  let pieces = 0;
  const take = (at: number) => {
    if (pixels[at] !== 1 || numbers[at] !== 0) return;
    numbers[at] = pieces;
    waiting.push(at);
  };
  for (const [first, pixel] of pixels.entries()) {
    if (pixel !== 1 || numbers[first] !== 0) continue;
    pieces++;
    take(first);
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const x = at % width;
      if (x > 0) take(at - 1);
      if (x < width - 1) take(at + 1);
      if (at >= width) take(at - width);
      if (at < width * (height - 1)) take(at + width);
    }
  }
  return ([x, y]) => numbers[Math.floor(y) * width + Math.floor(x)]!;
}

/** The outlines of a mask along the edges of its pixels, which are on their right; only corners are points. */
function traceRings({ width, height, pixels }: Mask): Point[][] {
  const isSet = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < width && y < height && pixels[y * width + x] === 1;
  /** For each corner the steps that leave it: bit n for the step n. */
  const leaving = new Map<number, number>();
  const add = (x: number, y: number, step: number) => {
    const corner = y * (width + 1) + x;
    leaving.set(corner, (leaving.get(corner) ?? 0) | (1 << step));
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (pixels[y * width + x] !== 1) continue;
      if (!isSet(x, y - 1)) add(x, y, 0);
      if (!isSet(x + 1, y)) add(x + 1, y, 1);
      if (!isSet(x, y + 1)) add(x + 1, y + 1, 2);
      if (!isSet(x - 1, y)) add(x, y + 1, 3);
    }
  }
  const rings: Point[][] = [];
  for (const start of leaving.keys()) {
    while (leaving.get(start)) rings.push(traceRing(start, width, leaving));
  }
  return rings;
}

/** Follows one outline and takes its steps away. Where pixels touch at a corner only, it stays with its own: it turns right. */
function traceRing(start: number, width: number, leaving: Map<number, number>): Point[] {
  const points: Point[] = [];
  let corner = start;
  let last = -1;
  do {
    const bits = leaving.get(corner)!;
    const step =
      last < 0
        ? steps.findIndex((_, one) => bits & (1 << one))
        : [1, 0, 3].map((turn) => (last + turn) % 4).find((one) => bits & (1 << one))!;
    leaving.set(corner, bits & ~(1 << step));
    if (step !== last) points.push([corner % (width + 1), Math.floor(corner / (width + 1))]);
    const [dx, dy] = steps[step]!;
    corner += dy * (width + 1) + dx;
    last = step;
  } while (corner !== start);
  return points;
}

/** The center of the pixel on the right of the first edge of an outline. */
function pixelBeside(points: readonly Point[]): Point {
  const [[x, y], [nextX, nextY]] = points as [Point, Point];
  const [dx, dy] = [Math.sign(nextX - x), Math.sign(nextY - y)];
  return [x + (dx - dy) / 2, y + (dy + dx) / 2];
}
