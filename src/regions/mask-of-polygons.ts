import type { Mask, Point, Size } from './shape.ts';

/** The pixels whose middle lies in one of some polygons; crossing edges take turns (even-odd), as on a canvas filled that way. */
export function maskOfPolygons(polygons: readonly (readonly Point[])[], { width, height }: Size): Mask {
  const pixels = new Uint8Array(width * height);
  for (const points of polygons) {
    const rows = points.map(([, y]) => y);
    const top = Math.max(0, Math.floor(lowest(rows)));
    const bottom = Math.min(height, Math.ceil(-lowest(rows.map((y) => -y))));
    for (let row = top; row < bottom; row++) {
      const edges = crossingsAt(points, row + 0.5);
      for (let i = 0; i + 1 < edges.length; i += 2) {
        const from = Math.max(0, Math.ceil(edges[i]! - 0.5));
        const to = Math.min(width, Math.ceil(edges[i + 1]! - 0.5));
        if (to > from) pixels.fill(1, row * width + from, row * width + to);
      }
    }
  }
  return { width, height, pixels };
}

/** Where the edges of a polygon cross a row, from left to right. */
function crossingsAt(points: readonly Point[], y: number): number[] {
  const found: number[] = [];
  for (const [i, [toX, toY]] of points.entries()) {
    const [fromX, fromY] = points.at(i - 1)!;
    if (fromY <= y !== toY <= y) found.push(fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX));
  }
  return found.sort((a, b) => a - b);
}

function lowest(numbers: readonly number[]): number {
  return numbers.reduce((least, number) => Math.min(least, number), Infinity);
}
