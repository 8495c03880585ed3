import { expect, test } from 'vitest';
import { shrink } from '../../../src/preview/images/shrink.ts';

const gray = (...values: number[]) => Uint8ClampedArray.from(values.flatMap((v) => [v, v, v, 255]));
const grays = ({ data }: { data: Uint8ClampedArray }) => [...data].filter((_, i) => i % 4 === 0);

test('a pixel is the mean of those that it covers', () => {
  const image = { width: 4, height: 2, data: gray(0, 100, 200, 200, 100, 200, 0, 0) };
  expect(grays(shrink(image, 2, 1))).toEqual([100, 100]);
});

test('and of the parts of those that it covers in part', () => {
  // Three pixels on two: each new one is one and a half old ones wide.
  const image = { width: 3, height: 1, data: gray(30, 90, 150) };
  expect(grays(shrink(image, 2, 1))).toEqual([50, 130]);
  expect(grays(shrink({ ...image, width: 1, height: 3 }, 1, 2))).toEqual([50, 130]);
});

test('what cannot be seen does not color what can', () => {
  const image = { width: 2, height: 1, data: Uint8ClampedArray.from([200, 0, 0, 255, 0, 250, 0, 0]) };
  expect([...shrink(image, 1, 1).data]).toEqual([200, 0, 0, 128]);
});

test('an image of the same size is the same', () => {
  const image = { width: 2, height: 2, data: gray(1, 2, 3, 4) };
  expect(shrink(image, 2, 2)).toEqual(image);
});
