import { encode as toPng } from 'fast-png';
import { expect, test } from 'vitest';
import { decodePng, encodePng } from '../../../src/preview/images/png.ts';

/** Red, green, blue and opacity of a PNG of one pixel. */
function pixelOf(channels: 1 | 2 | 3 | 4, values: number[], more: object = {}): number[] | undefined {
  const data = 'depth' in more ? Uint16Array.from(values) : Uint8Array.from(values);
  const pixels = decodePng(toPng({ width: 1, height: 1, channels, data, ...more }));
  return pixels && [...pixels.data];
}

test('gray, colors, opacity and 16 bits', () => {
  expect(pixelOf(1, [7])).toEqual([7, 7, 7, 255]);
  expect(pixelOf(2, [7, 9])).toEqual([7, 7, 7, 9]);
  expect(pixelOf(3, [1, 2, 3])).toEqual([1, 2, 3, 255]);
  expect(pixelOf(4, [1, 2, 3, 4])).toEqual([1, 2, 3, 4]);
  expect(pixelOf(3, [0x0102, 0x0304, 0xff00], { depth: 16 })).toEqual([1, 3, 255, 255]);
});

test('what is written is read again', () => {
  const image = { width: 2, height: 1, data: Uint8ClampedArray.from([1, 2, 3, 4, 250, 251, 252, 255]) };
  expect(decodePng(encodePng(image))).toEqual(image);
});
