import { signedAreaOf } from './polygon-area.ts';
import type { Point } from './shape.ts';

/** Pairs of corners that are compared for a piece at most. */
const MOST_PAIRS = 1e8;

/**
 * Joins holes to an outline by lines there and back between their nearest corners, since polygons of Label Studio have no holes. In noise, with
 * thousands of holes in one piece, any corners do: such a line has no area. Holes go round the other way, so that browsers do not fill them.
 */
export function joinHoles(outline: readonly Point[], holes: readonly (readonly Point[])[]): Point[] {
  const corners = holes.reduce((sum, { length }) => sum + length, 0);
  const isNoise = outline.length * corners > MOST_PAIRS;
  const isClockwise = signedAreaOf(outline) > 0;
  const joined = new Map<number, Point[]>();
  for (const given of holes) {
    const hole = signedAreaOf(given) > 0 === isClockwise ? given.toReversed() : given;
    const { from, to } = isNoise ? { from: 0, to: 0 } : nearestCorners(outline, hole);
    const there = joined.get(from) ?? [];
    joined.set(from, there);
    for (let i = 0; i <= hole.length; i++) there.push(hole[(to + i) % hole.length]!);
    there.push(outline[from]!);
  }
  return outline.flatMap((point, i) => [point, ...(joined.get(i) ?? [])]);
}

function nearestCorners(outline: readonly Point[], hole: readonly Point[]): { from: number; to: number } {
  let best = { distance: Number.POSITIVE_INFINITY, from: 0, to: 0 };
  for (const [from, [x, y]] of outline.entries()) {
    for (const [to, [holeX, holeY]] of hole.entries()) {
      const distance = (x - holeX) ** 2 + (y - holeY) ** 2;
      if (distance < best.distance) best = { distance, from, to };
    }
  }
  return best;
}
