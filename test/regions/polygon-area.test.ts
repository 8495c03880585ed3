import { expect, it } from 'vitest';
import { areaOf, areInLine } from '../../src/regions/polygon-area.ts';
import type { Point } from '../../src/regions/shape.ts';

const triangle: Point[] = [
  [0, 0],
  [4, 0],
  [0, 3],
];

it.each<[string, Point[], number]>([
  ['a triangle', triangle, 6],
  ['the other way round', [...triangle].reverse(), 6],
  [
    'a line',
    [
      [0, 0],
      [2, 2],
      [5, 5],
    ],
    0,
  ],
  [
    'two halves of a bow tie',
    [
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
    ],
    0,
  ],
])('areaOf %s', (_what, points, area) => {
  expect(areaOf(points)).toBe(area);
});

it.each<[string, Point[], boolean]>([
  ['no points', [], true],
  [
    'one point, twice',
    [
      [1, 1],
      [1, 1],
    ],
    true,
  ],
  [
    'two points',
    [
      [1, 1],
      [3, 1],
    ],
    true,
  ],
  [
    'three on a slanted line',
    [
      [0, 0],
      [1, 0.1],
      [10, 1],
    ],
    true,
  ],
  ['a triangle', triangle, false],
  [
    'a bow tie, which covers something',
    [
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
    ],
    false,
  ],
])('areInLine %s', (_what, points, expected) => {
  expect(areInLine(points)).toBe(expected);
});
