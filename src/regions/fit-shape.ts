import { clipPolygon } from './clip-polygon.ts';
import { areaOf, areInLine } from './polygon-area.ts';
import type { Fitted, Shape, Size } from './shape.ts';
import { fitTurnedBox } from './turned-box.ts';

/** Pixels by which a shape may reach beyond an edge before that is worth a word: the rounding of whoever wrote the file. */
const ROUNDING = 1e-3;

/**
 * Cuts a shape at the edges of the image, as Label Studio has no places beyond them. Rotated boxes, ellipses and masks stay as they are:
 * what is left of them would be no such shape.
 */
export function fitShape(shape: Shape, size: Size): Fitted {
  const { width, height } = size;
  switch (shape.kind) {
    case 'rectangle': {
      if (!(shape.width > 0 && shape.height > 0)) return 'no-area';
      if (shape.rotation) return fitTurnedBox(shape, size);
      const x = Math.max(shape.x, 0);
      const y = Math.max(shape.y, 0);
      const right = Math.min(shape.x + shape.width, width);
      const bottom = Math.min(shape.y + shape.height, height);
      if (right <= x || bottom <= y) return 'outside';
      const lost = Math.max(
        x - shape.x,
        y - shape.y,
        shape.x + shape.width - right,
        shape.y + shape.height - bottom,
      );
      if (lost <= 0) return { shape, clipped: false };
      const cut = { ...shape, x, y, width: right - x, height: bottom - y };
      return { shape: cut, clipped: lost > ROUNDING };
    }
    case 'polygon': {
      if (areInLine(shape.points)) return 'no-area';
      const lost = shape.points.reduce(
        (most, [x, y]) => Math.max(most, -x, -y, x - width, y - height),
        Number.NEGATIVE_INFINITY,
      );
      if (lost <= 0) return { shape, clipped: false };
      const points = clipPolygon(shape.points, size);
      // What lies outside leaves lines along the edges.
      return areaOf(points) === 0 ? 'outside' : { shape: { ...shape, points }, clipped: lost > ROUNDING };
    }
    case 'keypoint': {
      const x = Math.min(Math.max(shape.x, 0), width);
      const y = Math.min(Math.max(shape.y, 0), height);
      const far = Math.max(Math.abs(x - shape.x), Math.abs(y - shape.y));
      return far > ROUNDING ? 'outside' : { shape: { ...shape, x, y }, clipped: false };
    }
    case 'ellipse':
      return fitEllipse(shape, size);
    case 'vector':
      return fitLine(shape, size);
    case 'brush':
      return shape.mask.pixels.includes(1) ? { shape, clipped: false } : 'no-area';
  }
}

/** A line stays as it is where it reaches beyond the image: cut, it would be several. */
function fitLine(shape: Shape & { kind: 'vector' }, { width, height }: Size): Fitted {
  const [[startX, startY] = [], ...others] = shape.points;
  if (others.every(([x, y]) => x === startX && y === startY)) return 'no-area';
  const isOutside = shape.points.every(([x, y]) => x < 0 || y < 0 || x > width || y > height);
  return isOutside ? 'outside' : { shape, clipped: false };
}

function fitEllipse(shape: Shape & { kind: 'ellipse' }, { width, height }: Size): Fitted {
  const { x, y, radiusX, radiusY, rotation = 0 } = shape;
  if (!(radiusX > 0 && radiusY > 0)) return 'no-area';
  const [cos, sin] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)];
  const across = Math.hypot(radiusX * cos, radiusY * sin);
  const down = Math.hypot(radiusX * sin, radiusY * cos);
  if (x + across <= 0 || y + down <= 0 || x - across >= width || y - down >= height) return 'outside';
  const isDrawable = x <= width && y <= height && 2 * radiusX <= width && 2 * radiusY <= height;
  return isDrawable ? { shape, clipped: false } : 'too-far-out';
}
