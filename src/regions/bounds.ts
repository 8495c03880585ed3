import type { Mask, Point, Shape } from './shape.ts';

/** The edges of the box around something, in pixels. */
export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The box around polygons or masks; undefined where they have no point or pixel. */
export function boundsOf(outline: readonly Shape[]): Bounds | undefined {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const add = (left: number, top: number, right: number, bottom: number) => {
    bounds.left = Math.min(bounds.left, left);
    bounds.top = Math.min(bounds.top, top);
    bounds.right = Math.max(bounds.right, right);
    bounds.bottom = Math.max(bounds.bottom, bottom);
  };
  for (const shape of outline) {
    if (shape.kind === 'polygon') for (const [x, y] of shape.points) add(x, y, x, y);
    if (shape.kind === 'brush') {
      const own = boundsOfMask(shape.mask);
      if (own) add(own.left, own.top, own.right, own.bottom);
    }
  }
  return bounds.left === Infinity ? undefined : bounds;
}

/** The upright box around points, of which there are some. */
export function boxAround(points: readonly Point[]): Extract<Shape, { kind: 'rectangle' }> {
  const { left, top, right, bottom } = boundsOf([{ kind: 'polygon', points }])!;
  return { kind: 'rectangle', x: left, y: top, width: right - left, height: bottom - top };
}

/** The box around the pixels of a mask; undefined where it has none. */
export function boundsOfMask({ width, pixels }: Mask): Bounds | undefined {
  const first = pixels.indexOf(1);
  if (first < 0) return undefined;
  const last = pixels.lastIndexOf(1);
  const [top, bottom] = [Math.floor(first / width), Math.floor(last / width) + 1];
  let [left, right] = [width, 0];
  for (let row = top; row < bottom; row++) {
    const line = pixels.subarray(row * width, (row + 1) * width);
    const from = line.indexOf(1);
    if (from < 0) continue;
    left = Math.min(left, from);
    right = Math.max(right, line.lastIndexOf(1) + 1);
  }
  return { left, top, right, bottom };
}
