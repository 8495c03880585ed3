import type { Mask, Point, Shape, Size } from './shape.ts';

/** EXIF orientations that exchange width and height: a mirror image or a turn by a quarter. */
export type QuarterTurn = 5 | 6 | 7 | 8;

/** Moves a shape from the image as it is stored, `size` pixels, to the image as it is shown. Rotated boxes are not known to need it. */
export function turnShape(shape: Shape, size: Size, turn: QuarterTurn): Shape {
  switch (shape.kind) {
    case 'rectangle': {
      const [x1, y1] = turnPoint([shape.x, shape.y], size, turn);
      const [x2, y2] = turnPoint([shape.x + shape.width, shape.y + shape.height], size, turn);
      return {
        ...shape,
        x: Math.min(x1, x2),
        y: Math.min(y1, y2),
        width: shape.height,
        height: shape.width,
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
      const isMirrored = turn === 5 || turn === 7;
      return {
        ...shape,
        x,
        y,
        radiusX: shape.radiusY,
        radiusY: shape.radiusX,
        ...(rotation !== undefined && { rotation: isMirrored ? (360 - rotation) % 360 : rotation }),
      };
    }
    case 'brush':
      return { ...shape, mask: turnMask(shape.mask, turn) };
  }
}

function turnPoint([x, y]: Point, { width, height }: Size, turn: QuarterTurn): Point {
  const fromRight = turn === 6 || turn === 7;
  const fromBottom = turn === 7 || turn === 8;
  return [fromRight ? height - y : y, fromBottom ? width - x : x];
}

function turnMask({ width, height, pixels }: Mask, turn: QuarterTurn): Mask {
  const turned = new Uint8Array(pixels.length);
  // The middle of a pixel stays the middle of a pixel.
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [toX, toY] = turnPoint([x + 0.5, y + 0.5], { width, height }, turn);
      turned[Math.floor(toY) * height + Math.floor(toX)] = pixels[y * width + x]!;
    }
  }
  return { width: height, height: width, pixels: turned };
}
