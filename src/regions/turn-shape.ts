import type { Mask, Point, Shape, Size } from './shape.ts';
import { cornersOf, rotatedBox } from './turned-box.ts';

/** EXIF orientations but for the upright one; those from 5 on exchange width and height. */
export type Turn = 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Moves a shape from the image as it is stored, `size` pixels, to the image as it is shown. */
export function turnShape(shape: Shape, size: Size, turn: Turn): Shape {
  const isQuarter = turn >= 5;
  switch (shape.kind) {
    case 'rectangle': {
      if (shape.rotation) {
        const corners = cornersOf(shape).map((point) => turnPoint(point, size, turn));
        return { ...shape, ...rotatedBox(corners) };
      }
      const [x1, y1] = turnPoint([shape.x, shape.y], size, turn);
      const [x2, y2] = turnPoint([shape.x + shape.width, shape.y + shape.height], size, turn);
      return {
        ...shape,
        x: Math.min(x1, x2),
        y: Math.min(y1, y2),
        ...(isQuarter && { width: shape.height, height: shape.width }),
      };
    }
    case 'polygon':
    case 'vector':
      return { ...shape, points: shape.points.map((point) => turnPoint(point, size, turn)) };
    case 'keypoint': {
      const [x, y] = turnPoint([shape.x, shape.y], size, turn);
      return { ...shape, x, y };
    }
    case 'ellipse': {
      const [x, y] = turnPoint([shape.x, shape.y], size, turn);
      const { rotation } = shape;
      const isMirrored = turn === 2 || turn === 4 || turn === 5 || turn === 7;
      return {
        ...shape,
        x,
        y,
        ...(isQuarter && { radiusX: shape.radiusY, radiusY: shape.radiusX }),
        ...(rotation !== undefined && { rotation: isMirrored ? (360 - rotation) % 360 : rotation }),
      };
    }
    case 'brush':
      return { ...shape, mask: turnMask(shape.mask, turn) };
  }
}

function turnPoint([x, y]: Point, { width, height }: Size, turn: Turn): Point {
  const fromRight = turn === 2 || turn === 3 || turn === 6 || turn === 7;
  const fromBottom = turn === 3 || turn === 4 || turn === 7 || turn === 8;
  if (turn < 5) return [fromRight ? width - x : x, fromBottom ? height - y : y];
  return [fromRight ? height - y : y, fromBottom ? width - x : x];
}

function turnMask({ width, height, pixels }: Mask, turn: Turn): Mask {
  const turned = new Uint8Array(pixels.length);
  const size = turn < 5 ? { width, height } : { width: height, height: width };
  // The middle of a pixel stays the middle of a pixel.
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [toX, toY] = turnPoint([x + 0.5, y + 0.5], { width, height }, turn);
      turned[Math.floor(toY) * size.width + Math.floor(toX)] = pixels[y * width + x]!;
    }
  }
  return { ...size, pixels: turned };
}
