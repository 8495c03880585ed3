import { expect, test } from 'vitest';
import { clipPolygon } from '../../src/regions/clip-polygon.ts';
import type { Point } from '../../src/regions/shape.ts';

test('a polygon is cut at the edges and nowhere else', () => {
  const square: Point[] = [
    [-5, -5],
    [5, -5],
    [5, 5],
    [-5, 5],
  ];
  const cut = clipPolygon(square, { width: 10, height: 10 });
  expect([...cut].sort()).toEqual([
    [0, 0],
    [0, 5],
    [5, 0],
    [5, 5],
  ]);
  expect(
    clipPolygon(
      [
        [20, 20],
        [30, 20],
        [25, 30],
      ],
      { width: 10, height: 10 },
    ),
  ).toEqual([]);
});
