import type { Point, Size } from './shape.ts';

type Axis = 0 | 1;

/** The part of a polygon that lies in the image: cut at one edge after the other (Sutherland and Hodgman, 1974). */
export function clipPolygon(points: readonly Point[], { width, height }: Size): readonly Point[] {
  const left = cutAt(points, 0, 0, 1);
  const right = cutAt(left, 0, width, -1);
  const top = cutAt(right, 1, 0, 1);
  return cutAt(top, 1, height, -1);
}

/** Keeps what lies at `edge` or on its inner side: `inward` is 1 where greater coordinates are inside, else -1. */
function cutAt(points: readonly Point[], axis: Axis, edge: number, inward: 1 | -1): Point[] {
  const kept: Point[] = [];
  const depth = (point: Point) => (point[axis] - edge) * inward;
  for (const [i, to] of points.entries()) {
    const from = points.at(i - 1)!;
    if (depth(from) < 0 !== depth(to) < 0) kept.push(crossing(from, to, axis, edge));
    if (depth(to) >= 0) kept.push(to);
  }
  return kept;
}

/** Where the line between two points meets an edge; exactly on the edge, whatever the rounding. */
function crossing(from: Point, to: Point, axis: Axis, edge: number): Point {
  const share = (edge - from[axis]) / (to[axis] - from[axis]);
  const other = axis === 0 ? 1 : 0;
  const along = from[other] + share * (to[other] - from[other]);
  return axis === 0 ? [edge, along] : [along, edge];
}
