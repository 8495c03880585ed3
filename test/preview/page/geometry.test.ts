import { describe, expect, test } from 'vitest';
import { labelPlace, toPixels } from '../../../src/preview/page/geometry.ts';

const box = { kind: 'box', x: 25, y: 25, w: 50, h: 10, turn: 0 } as const;

function pointsOf(shape: ReturnType<typeof toPixels>): number[][] {
  if (shape.kind !== 'path') throw new Error('no path');
  return shape.points.map((point) => point.map((place) => Math.round(place * 1e6) / 1e6));
}

test('percent of width and height', () => {
  expect(pointsOf(toPixels(box, [200, 100]))).toEqual([
    [50, 25],
    [150, 25],
    [150, 35],
    [50, 35],
  ]);
});

test('a box turns clockwise around its corner, in pixels, whatever the shape of the image', () => {
  expect(pointsOf(toPixels({ ...box, turn: 90 }, [200, 100]))).toEqual([
    [50, 25],
    [50, 125],
    [40, 125],
    [40, 25],
  ]);
});

test('an ellipse has its radii in percent of different sides', () => {
  const ellipse = { kind: 'ellipse', x: 50, y: 50, rx: 10, ry: 10, turn: 30 } as const;
  expect(toPixels(ellipse, [200, 100])).toEqual({ kind: 'ellipse', x: 100, y: 50, rx: 20, ry: 10, turn: 30 });
});

test('lines stay open', () => {
  const line = {
    kind: 'polygon',
    points: [
      [0, 0],
      [100, 50],
    ] as [number, number][],
    open: true,
  } as const;
  expect(toPixels(line, [10, 10])).toEqual({
    kind: 'path',
    points: [
      [0, 0],
      [10, 5],
    ],
    closed: false,
  });
});

describe('where labels stand', () => {
  const size = [200, 100] as const;
  const rounded = (shape: Parameters<typeof labelPlace>[0]) =>
    Object.values(labelPlace(shape, [...size]) ?? {}).map((place) => Math.round(place * 1e6) / 1e6);

  test('at the upper left corner of boxes, turned ones too', () => {
    expect(rounded(box)).toEqual([25, 25, 50]);
    // From (50, 25) downwards to (40, 125).
    expect(rounded({ ...box, turn: 90 })).toEqual([20, 25, 5]);
    // From (50, 25) to the left, and up.
    expect(rounded({ ...box, turn: 180 })).toEqual([-25, 15, 50]);
    const [x, y] = rounded({ ...box, turn: -1 });
    expect([x, y]).toEqual([25, 25]);
  });

  test('at the upper left end of other shapes', () => {
    const points: [number, number][] = [
      [5, 9],
      [3, 2],
      [8, 7],
    ];
    expect(rounded({ kind: 'polygon', points })).toEqual([3, 2, 0]);
    expect(rounded({ kind: 'polygon', points: [] })).toEqual([]);
    expect(rounded({ kind: 'ellipse', x: 50, y: 40, rx: 10, ry: 20, turn: 0 })).toEqual([40, 20, 20]);
    expect(rounded({ kind: 'point', x: 50, y: 40, width: 1 })).toEqual([50, 40, 0]);
  });
});
