import { greatest, least } from '../lists.ts';
import type { Fitted, Point, Shape, Size } from './shape.ts';

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

/**
 * A turned box as Label Studio can have it: it has no size above that of the image and no corner to begin at beyond the right and the lower
 * edge, but any of the four corners may be the one that the box is turned around.
 */
export function fitTurnedBox(box: Box, size: Size): Fitted {
  const views = fromEachCorner(box);
  if (isOutside(views, size)) return 'outside';
  const inside = views.find((view) => isDrawable(view, size) && view.x >= 0 && view.y >= 0);
  const shape = inside ?? views.find((view) => isDrawable(view, size));
  return shape ? { shape, clipped: false } : 'too-far-out';
}

/** The corners of a box, clockwise from the one that it is turned around. */
export function cornersOf(box: Box): Point[] {
  return fromEachCorner(box).map(({ x, y }): Point => [x, y]);
}

/** The same box, beginning at one corner after the other, clockwise; the first view is the box as it is. */
function fromEachCorner(box: Box): Box[] {
  const views = [box];
  while (views.length < 4) {
    const { x, y, width, height, rotation = 0 } = views.at(-1)!;
    const radians = (rotation * Math.PI) / 180;
    const [nextX, nextY]: Point = [x + width * Math.cos(radians), y + width * Math.sin(radians)];
    const next = { x: nextX, y: nextY, width: height, height: width, rotation: (rotation + 90) % 360 };
    views.push({ ...box, ...next });
  }
  return views;
}

function isDrawable({ x, y, width, height }: Box, size: Size): boolean {
  return x <= size.width && y <= size.height && width <= size.width && height <= size.height;
}

function isOutside(views: readonly Box[], { width, height }: Size): boolean {
  const xs = views.map(({ x }) => x);
  const ys = views.map(({ y }) => y);
  return greatest(xs) <= 0 || greatest(ys) <= 0 || least(xs) >= width || least(ys) >= height;
}

function minus(a: Point, b: Point): [number, number] {
  return [a[0] - b[0], a[1] - b[1]];
}
