import type { Shape } from '../../regions/shape.ts';
import type { CocoShapes } from './shapes.ts';

/** How much of both together a box and the box around its polygons share at least, when they say the same; rounding takes more from small ones. */
const SHARED = 0.8;

/** Pixels that an edge may be away from the polygons, however small these are. */
const ROUNDING = 2;

/**
 * How much a box and the box around the polygons beside it overlap, 0 to 1; undefined when they agree, and where there are not both. A box
 * that was turned, or has no area, says nothing of its polygons.
 */
export function overlapWithPolygons({ box, outline }: CocoShapes): number | undefined {
  if (box?.kind !== 'rectangle' || box.rotation || box.width === 0 || box.height === 0) return undefined;
  if (outline[0]?.kind !== 'polygon') return undefined;
  const around = boxAround(outline);
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const edges = [around.left - box.x, around.top - box.y, around.right - right, around.bottom - bottom];
  if (edges.every((distance) => Math.abs(distance) <= ROUNDING)) return undefined;
  const width = Math.min(right, around.right) - Math.max(box.x, around.left);
  const height = Math.min(bottom, around.bottom) - Math.max(box.y, around.top);
  const shared = Math.max(width, 0) * Math.max(height, 0);
  const area = (around.right - around.left) * (around.bottom - around.top);
  const overlap = shared / (box.width * box.height + area - shared);
  return overlap < SHARED ? overlap : undefined;
}

function boxAround(outline: readonly Shape[]) {
  const around = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const shape of outline) {
    if (shape.kind !== 'polygon') continue;
    for (const [x, y] of shape.points) {
      around.left = Math.min(around.left, x);
      around.top = Math.min(around.top, y);
      around.right = Math.max(around.right, x);
      around.bottom = Math.max(around.bottom, y);
    }
  }
  return around;
}
