import { boundsOf } from '../../regions/bounds.ts';
import type { CocoShapes } from './shapes.ts';

/** How much of both together a box and the box around an outline share at least, when they say the same; rounding takes more from small ones. */
const SHARED = 0.8;

/** Pixels that an edge may be away from the outline, however small this is. */
const ROUNDING = 2;

/**
 * How much a box and the box around the polygons or the mask beside it overlap, 0 to 1, and whether they agree; undefined where there are not
 * both. A box that was turned, or has no area, says nothing of its outline.
 */
export function compareBox({ box, outline }: CocoShapes): { overlap: number; agrees: boolean } | undefined {
  if (box?.kind !== 'rectangle' || box.rotation || box.width === 0 || box.height === 0) return undefined;
  const around = boundsOf(outline);
  if (!around) return undefined;
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const edges = [around.left - box.x, around.top - box.y, around.right - right, around.bottom - bottom];
  const width = Math.min(right, around.right) - Math.max(box.x, around.left);
  const height = Math.min(bottom, around.bottom) - Math.max(box.y, around.top);
  const shared = Math.max(width, 0) * Math.max(height, 0);
  const area = (around.right - around.left) * (around.bottom - around.top);
  const overlap = shared / (box.width * box.height + area - shared);
  const isNear = edges.every((distance) => Math.abs(distance) <= ROUNDING);
  return { overlap, agrees: isNear || overlap >= SHARED };
}
