import type { Point, Shape } from './shape.ts';

type Box = Extract<Shape, { kind: 'rectangle' }>;

/** Pixels that corners may be off the rectangle, as their coordinates were rounded. */
const ROUNDING = 1;

/** Four corners, in pixels, as a box turned around its first corner; undefined when they are those of no rectangle. */
export function rotatedBox(corners: readonly Point[]): Shape | undefined {
  if (corners.length !== 4) return undefined;
  const [start, a, opposite, b] = corners as [Point, Point, Point, Point];
  const toA = minus(a, start);
  const toB = minus(b, start);
  // The width goes clockwise to the height, as the vertical axis points down.
  const [width, height] = toA[0] * toB[1] - toA[1] * toB[0] >= 0 ? [toA, toB] : [toB, toA];
  const offCorner = minus(minus(opposite, a), toB);
  const long = Math.max(Math.hypot(...width), Math.hypot(...height));
  const offSquare = Math.abs(width[0] * height[0] + width[1] * height[1]) / (long || 1);
  if (Math.hypot(...offCorner) > ROUNDING || offSquare > ROUNDING) return undefined;
  const degrees = (Math.atan2(width[1], width[0]) * 180) / Math.PI;
  return {
    kind: 'rectangle',
    x: start[0],
    y: start[1],
    width: Math.hypot(...width),
    height: Math.hypot(...height),
    rotation: degrees < 0 ? degrees + 360 : degrees,
  };
}

/** A box turned clockwise around its center by some degrees, which then begins at another place. */
export function turnAroundCenter(box: Box, degrees: number): Box {
  const { x, y, width, height } = box;
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return {
    ...box,
    x: x + width / 2 - (width / 2) * cos + (height / 2) * sin,
    y: y + height / 2 - (width / 2) * sin - (height / 2) * cos,
    rotation: ((degrees % 360) + 360) % 360,
  };
}

function minus(a: Point, b: Point): [number, number] {
  return [a[0] - b[0], a[1] - b[1]];
}
