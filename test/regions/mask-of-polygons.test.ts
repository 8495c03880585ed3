import { expect, test } from 'vitest';
import { maskOfPolygons } from '../../src/regions/mask-of-polygons.ts';
import type { Point } from '../../src/regions/shape.ts';

function rowsOf(width: number, height: number, ...polygons: Point[][]): string[] {
  const { pixels } = maskOfPolygons(polygons, { width, height });
  return Array.from({ length: height }, (_, y) => pixels.subarray(y * width, (y + 1) * width).join(''));
}

const square = (from: number, to: number): Point[] => [
  [from, from],
  [to, from],
  [to, to],
  [from, to],
];

test('pixels belong to a polygon with their middles', () => {
  expect(rowsOf(4, 4, square(1, 3))).toEqual(['0000', '0110', '0110', '0000']);
  expect(rowsOf(4, 2, square(0.4, 1.4))).toEqual(['1000', '0000']);
  const triangle: Point[] = [
    [0, 0],
    [4, 0],
    [0, 4],
  ];
  // Middles on the slanting edge are not in it.
  expect(rowsOf(4, 4, triangle)).toEqual(['1110', '1100', '1000', '0000']);
});

test('polygons beyond the image, and several', () => {
  expect(rowsOf(3, 3, square(-5, 1), square(2, 9))).toEqual(['100', '000', '001']);
});

test('polygons that cross themselves, fill by turns', () => {
  let seed = 7;
  const random = (most: number) => {
    seed = (seed * 16807) % 2147483647;
    return (seed / 2147483647) * most;
  };
  for (let round = 0; round < 60; round++) {
    // Also middles of pixels, and what is beyond the image.
    const coordinate = () => (round % 2 === 0 ? Math.round(random(28)) / 2 - 2 : random(14) - 2);
    const polygons = [5, 3, 1].map((count) =>
      Array.from({ length: count }, (): Point => [coordinate(), coordinate()]),
    );
    const rows = Array.from({ length: 9 }, (_, y) =>
      Array.from({ length: 10 }, (_, x) =>
        Number(polygons.some((points) => isInside(points, x + 0.5, y + 0.5))),
      ),
    );
    expect(rowsOf(10, 9, ...polygons)).toEqual(rows.map((row) => row.join('')));
  }
});

/** Whether a ray from the left crosses an odd number of edges before or at a point: its left edges are in a polygon, its right ones are not. */
function isInside(points: Point[], x: number, y: number): boolean {
  const before = points.filter(([toX, toY], i) => {
    const [fromX, fromY] = points.at(i - 1)!;
    return fromY <= y !== toY <= y && fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX) <= x;
  });
  return before.length % 2 === 1;
}

test('each edge is looked at for its own rows only', () => {
  let looks = 0;
  const saw = new Proxy(
    Array.from({ length: 500 }, (_, i): Point => [i % 2, i]),
    {
      get(points, key, self) {
        if (typeof key === 'string' && /^\d+$/.test(key)) looks++;
        return Reflect.get(points, key, self);
      },
    },
  );
  maskOfPolygons([saw], { width: 4, height: 500 });
  expect(looks).toBeLessThan(2000);
});
