import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeBrush, firstPixel, fromBase64, tint } from '../../../src/preview/page/brush.ts';
import { decodeBrush as decodeRows } from '../../regions/decode-brush.ts';
import { fixture } from '../../support/recorded.ts';

/** Masks that Label Studio itself made. */
function masksIn(name: string): { rle: number[]; width: number }[] {
  const found: { rle: number[]; width: number }[] = [];
  JSON.parse(readFileSync(fixture(name), 'utf8'), function (this: { original_width?: number }, key, value) {
    if (key === 'value' && Array.isArray(value?.rle) && this.original_width) {
      found.push({ rle: value.rle, width: this.original_width });
    }
    return value;
  });
  return found;
}

const masks = masksIn('validation/results/example-yolo-brush-labels-0/tasks.json');

test('there are masks', () => expect(masks.length).toBeGreaterThan(0));

test.each(masks)('a mask of Label Studio, $width pixels wide', ({ rle, width }) => {
  const values = decodeBrush(Uint8Array.from(rle))!;
  const opacity = values.filter((_, i) => i % 4 === 3);
  const rows = decodeRows(rle, width);
  expect(opacity.length).toBe(rows.length * width);
  expect([...opacity].map(Boolean)).toEqual(rows.flatMap((row) => [...row].map((pixel) => pixel !== '.')));
});

test('the label of a mask stands at its first pixel', () => {
  expect(firstPixel(Uint8ClampedArray.of(9, 9, 9, 0, 0, 0, 0, 255, 0, 0, 0, 255))).toBe(1);
  expect(firstPixel(Uint8ClampedArray.of(9, 9, 9, 0))).toBe(-1);
});

test('damaged masks are not drawn', () => {
  const { rle } = masks[0]!;
  expect(decodeBrush(Uint8Array.from(rle.slice(0, 12)))).toBeUndefined();
  expect(decodeBrush(Uint8Array.from([255, 255, 255, 255, 0, 0, 0]))).toBeUndefined();
  expect(decodeBrush(new Uint8Array())).toEqual(new Uint8ClampedArray());
});

test('the color of a label, the opacity of the mask', () => {
  const values = Uint8ClampedArray.of(9, 9, 9, 255, 9, 9, 9, 0);
  tint(values, [1, 2, 3]);
  expect([...values]).toEqual([1, 2, 3, 255, 1, 2, 3, 0]);
});

test('base64', () => expect([...fromBase64('AP+A')]).toEqual([0, 255, 128]));
