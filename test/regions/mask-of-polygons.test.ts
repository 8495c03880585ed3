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
