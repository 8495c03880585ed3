import { describe, expect, it } from 'vitest';
import { fitShape } from '../../src/regions/fit-shape.ts';
import type { Fitted, Shape } from '../../src/regions/shape.ts';

const size = { width: 100, height: 50 };
const fitted = (shape: Shape): Fitted => fitShape(shape, size);

describe('box', () => {
  const box = (x: number, y: number, width: number, height: number): Shape => ({
    ...{ kind: 'rectangle', x, y, width, height },
  });

  it.each([
    ['inside', box(10, 10, 20, 20), box(10, 10, 20, 20), false],
    ['up to all edges', box(0, 0, 100, 50), box(0, 0, 100, 50), false],
    ['beyond the left and top edge', box(-10, -5, 20, 20), box(0, 0, 10, 15), true],
    ['beyond the right and bottom edge', box(90, 45, 20, 20), box(90, 45, 10, 5), true],
    ['beyond by rounding alone', box(0, 0, 100.0005, 50), box(0, 0, 100, 50), false],
  ])('%s', (_what, shape, expected, clipped) => {
    expect(fitted(shape)).toEqual({ shape: expected, clipped });
  });

  it.each([
    ['without width', box(10, 10, 0, 20), 'no-area'],
    ['with a negative height', box(10, 10, 20, -1), 'no-area'],
    ['beside the image', box(100, 0, 20, 20), 'outside'],
    ['above the image', box(0, -20, 20, 20), 'outside'],
  ])('%s', (_what, shape, misfit) => {
    expect(fitted(shape)).toBe(misfit);
  });
});

describe('polygon', () => {
  const polygon = (...points: [number, number][]): Shape => ({ kind: 'polygon', points });

  it('inside stays as it is', () => {
    const shape = polygon([0, 0], [100, 0], [100, 50]);
    expect(fitted(shape)).toEqual({ shape, clipped: false });
  });

  it.each([
    ['on a line', polygon([0, 0], [10, 10], [20, 20]), 'no-area'],
    ['beside the image', polygon([110, 0], [120, 0], [120, 10]), 'outside'],
  ])('%s', (_what, shape, misfit) => {
    expect(fitted(shape)).toBe(misfit);
  });

  it('beyond an edge is cut there', () => {
    const cut = fitted(polygon([90, 10], [110, 10], [110, 20], [90, 20]));
    expect(cut).toMatchObject({ clipped: true });
    const { points } = (cut as { shape: Shape & { kind: 'polygon' } }).shape;
    expect(Math.max(...points.map(([x]) => x))).toBe(100);
  });
});

describe('keypoint', () => {
  it.each([
    ['inside', 10, 10, { shape: { kind: 'keypoint', x: 10, y: 10 }, clipped: false }],
    [
      'beyond by rounding alone',
      100.0005,
      10,
      { shape: { kind: 'keypoint', x: 100, y: 10 }, clipped: false },
    ],
    ['outside', 101, 10, 'outside'],
  ])('%s', (_what, x, y, expected) => {
    expect(fitted({ kind: 'keypoint', x, y })).toEqual(expected);
  });
});

describe('ellipse', () => {
  const ellipse = (x: number, y: number, radiusX: number, radiusY: number): Shape => ({
    ...{ kind: 'ellipse', x, y, radiusX, radiusY },
  });

  it('that reaches beyond an edge stays whole, as Label Studio can draw it', () => {
    const shape = ellipse(95, 25, 10, 10);
    expect(fitted(shape)).toEqual({ shape, clipped: false });
  });

  it.each([
    ['without a radius', ellipse(10, 10, 0, 5), 'no-area'],
    ['beside the image', ellipse(120, 10, 10, 10), 'outside'],
    ['whose middle is outside', ellipse(105, 10, 10, 10), 'too-far-out'],
    ['higher than the image', ellipse(50, 25, 10, 30), 'too-far-out'],
  ])('%s', (_what, shape, misfit) => {
    expect(fitted(shape)).toBe(misfit);
  });
});

it('an empty mask has no area', () => {
  const mask = (pixels: number[]): Shape => ({
    ...{ kind: 'brush', mask: { width: 2, height: 1, pixels: Uint8Array.from(pixels) } },
  });
  expect(fitted(mask([0, 0]))).toBe('no-area');
  expect(fitted(mask([0, 1]))).toEqual({ shape: mask([0, 1]), clipped: false });
});
