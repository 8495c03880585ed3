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

/** The upper left end of a shape, in percent, for its label. */
export function cornerOf(shape: Drawn): Point {
  switch (shape.kind) {
    case 'box':
    case 'point':
      return [shape.x, shape.y];
    case 'ellipse':
      return [shape.x - shape.rx, shape.y - shape.ry];
    case 'polygon': {
      const first = shape.points.reduce<Point>(
        (top, point) => (point[1] < top[1] ? point : top),
        shape.points[0] ?? [0, 0],
      );
      return first;
    }
  }
}
