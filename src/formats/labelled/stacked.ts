import { isDeepStrictEqual } from 'node:util';
import type { Shape } from '../../regions/shape.ts';

/**
 * Tells of the shapes of one image whether the same one was there before with the same label. Keypoints are left aside, as those of two
 * objects may well meet, and masks, which are too large to keep. A key of all the points of a shape would be larger than it.
 */
export function createStack(): (label: string, shape: Shape) => boolean {
  const seen = new Map<string, Shape[]>();
  return (label, shape) => {
    if (shape.kind === 'keypoint' || shape.kind === 'brush') return false;
    const key = `${shape.kind} ${placeOf(shape)} ${label}`;
    const there = seen.get(key);
    if (there?.some((other) => isDeepStrictEqual(other, shape))) return true;
    if (there) there.push(shape);
    else seen.set(key, [shape]);
    return false;
  };
}

function placeOf(shape: Exclude<Shape, { kind: 'brush' }>): string {
  return 'points' in shape ? `${shape.points.length} ${shape.points[0]}` : `${shape.x} ${shape.y}`;
}
