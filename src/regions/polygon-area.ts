import type { Point } from './shape.ts';

/** Square pixels below which an area is what rounding leaves of none. */
const NOTHING = 1e-6;

/** Whether points cover no area: there are fewer than three, or all of them lie on one line. */
export function areInLine(points: readonly Point[]): boolean {
  const [start, ...others] = points;
  if (!start) return true;
  const far = others.find(([x, y]) => x !== start[0] || y !== start[1]);
  if (!far) return true;
  const along = [far[0] - start[0], far[1] - start[1]] as const;
  return others.every(([x, y]) => Math.abs(along[0] * (y - start[1]) - along[1] * (x - start[0])) < NOTHING);
}

/** The area of a polygon in square pixels; 0 for what only seems to have some. Parts that go round the other way count against the others. */
export function areaOf(points: readonly Point[]): number {
  const area = Math.abs(signedAreaOf(points));
  return area < NOTHING ? 0 : area;
}

/** The same, negative for what goes round counterclockwise. */
export function signedAreaOf(points: readonly Point[]): number {
  let twice = 0;
  for (const [i, [x, y]] of points.entries()) {
    const [beforeX, beforeY] = points.at(i - 1)!;
    twice += beforeX * y - beforeY * x;
  }
  return twice / 2;
}
