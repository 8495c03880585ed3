import type { Fitted, Point, Shape, Size } from './shape.ts';

type Box = Shape & { kind: 'rectangle' };

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
  return (
    Math.max(...xs) <= 0 || Math.max(...ys) <= 0 || Math.min(...xs) >= width || Math.min(...ys) >= height
  );
}
