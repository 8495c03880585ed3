import type { Point } from './shape.ts';

/**
 * An outline with fewer corners, none of those that were dropped farther from it than a tolerance (Douglas and Peucker, 1973). Where less than a triangle
 * would be left, it stays as it is.
 */
export function simplifyRing(points: readonly Point[], tolerance: number): Point[] {
  const [first] = points;
  if (!first || points.length < 4) return [...points];
  const far = farthest(points, (point) => distance(point, first));
  const kept = new Uint8Array(points.length + 1);
  kept[0] = kept[far] = kept[points.length] = 1;
  const closed = [...points, first];
  const parts: [from: number, to: number][] = [
    [0, far],
    [far, points.length],
  ];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [from, to] = part;
    const inner = closed.slice(from + 1, to);
    if (inner.length === 0) continue;
    const off = (point: Point) => distanceToLine(point, closed[from]!, closed[to]!);
    const at = farthest(inner, off);
    if (off(inner[at]!) <= tolerance) continue;
    kept[from + 1 + at] = 1;
    parts.push([from, from + 1 + at], [from + 1 + at, to]);
  }
  const simple = points.filter((_, i) => kept[i] === 1);
  return simple.length < 3 ? [...points] : simple;
}

function farthest(points: readonly Point[], measure: (point: Point) => number): number {
  let best = 0;
  let most = -1;
  for (const [i, point] of points.entries()) {
    const value = measure(point);
    if (value > most) [best, most] = [i, value];
  }
  return best;
}

function distance([ax, ay]: Point, [bx, by]: Point): number {
  return Math.hypot(ax - bx, ay - by);
}

/** The distance of a point to what is between two others. */
function distanceToLine([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return distance([x, y], [ax + along * dx, ay + along * dy]);
}
