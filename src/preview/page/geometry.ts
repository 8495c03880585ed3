import type { PageShape, Size } from '../model.ts';

export type Point = readonly [x: number, y: number];

/** What is drawn as an outline. */
export type Drawn = Extract<PageShape, { kind: 'box' | 'ellipse' | 'polygon' | 'point' }>;

/** A shape in the pixels of an image. */
export type PixelShape =
  | { kind: 'path'; points: Point[]; closed: boolean }
  | { kind: 'ellipse'; x: number; y: number; rx: number; ry: number; turn: number };

/** Puts percentages onto an image. Label Studio turns boxes around their corner and ellipses around their middle, in pixels. */
export function toPixels(shape: Drawn, [width, height]: Size): PixelShape {
  const x = (percent: number) => (percent * width) / 100;
  const y = (percent: number) => (percent * height) / 100;
  switch (shape.kind) {
    case 'box': {
      const [left, top, w, h] = [x(shape.x), y(shape.y), x(shape.w), y(shape.h)];
      const corners: Point[] = [
        [0, 0],
        [w, 0],
        [w, h],
        [0, h],
      ];
      const angle = (shape.turn * Math.PI) / 180;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const points = corners.map(([a, b]): Point => [left + a * cos - b * sin, top + a * sin + b * cos]);
      return { kind: 'path', points, closed: true };
    }
    case 'ellipse':
      return {
        kind: 'ellipse',
        x: x(shape.x),
        y: y(shape.y),
        rx: x(shape.rx),
        ry: y(shape.ry),
        turn: shape.turn,
      };
    case 'polygon':
      return { kind: 'path', points: shape.points.map(([a, b]): Point => [x(a), y(b)]), closed: !shape.open };
    case 'point': {
      const radius = Math.max(x(shape.width), width / 400);
      return { kind: 'ellipse', x: x(shape.x), y: y(shape.y), rx: radius, ry: radius, turn: 0 };
    }
  }
}

/** Where the label of a shape stands: its upper left end, and how far the shape goes to the right of it, in percent. */
export interface LabelPlace {
  x: number;
  y: number;
  width: number;
}

/** Undefined for a polygon without points. */
export function labelPlace(shape: Drawn, size: Size): LabelPlace | undefined {
  if (shape.kind === 'point') return { x: shape.x, y: shape.y, width: 0 };
  if (shape.kind === 'ellipse') return { x: shape.x - shape.rx, y: shape.y - shape.ry, width: shape.rx * 2 };
  const pixels = toPixels(shape, size);
  if (pixels.kind !== 'path' || pixels.points.length === 0) return undefined;
  // A little to the left counts as above, so that a box that is turned by a degree has its label where an upright one has it.
  const height = ([x, y]: Point) => y + x / 4;
  const [x, y] = pixels.points.reduce((best, point) => (height(point) < height(best) ? point : best));
  const right = pixels.points.reduce((most, point) => Math.max(most, point[0]), x);
  const percent = (length: number, of: number) => (length / of) * 100;
  return {
    x: percent(x, size[0]),
    y: percent(y, size[1]),
    width: shape.kind === 'box' ? percent(right - x, size[0]) : 0,
  };
}
