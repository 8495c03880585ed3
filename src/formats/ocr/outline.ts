import { greatest, least } from '../../lists.ts';
import type { Point, Shape } from '../../regions/shape.ts';
import { boxBetween } from './page.ts';

/** The shape of an outline of three corners or more: a box where the corners are those of an upright one. */
export function outlineOf(outline: readonly Point[]): Shape {
  const [xs, ys] = [new Set(outline.map(([x]) => x)), new Set(outline.map(([, y]) => y))];
  const isUpright = outline.length === 4 && xs.size === 2 && ys.size === 2 && isGoingAround(outline);
  if (!isUpright) return { kind: 'polygon', points: outline };
  return boxBetween(least(xs), least(ys), greatest(xs), greatest(ys)) as Shape;
}

/** Whether each of four corners differs from the one before in one direction only. */
function isGoingAround(corners: readonly Point[]): boolean {
  return corners.every(([x, y], i) => {
    const [beforeX, beforeY] = corners.at(i - 1)!;
    return (x === beforeX) !== (y === beforeY);
  });
}
