import { expect, test } from 'vitest';
import { scaleMask } from '../../src/regions/scale-mask.ts';

const mask = { width: 2, height: 2, pixels: Uint8Array.of(1, 0, 0, 1) };

test('a mask is scaled to the size of its image, pixel by pixel', () => {
  expect(scaleMask(mask, { width: 4, height: 2 })).toEqual({
    width: 4,
    height: 2,
    pixels: Uint8Array.of(1, 1, 0, 0, 0, 0, 1, 1),
  });
  // As Pillow's resize with NEAREST does it.
  const wide = { width: 4, height: 1, pixels: Uint8Array.of(0, 1, 1, 0) };
  expect(scaleMask(wide, { width: 2, height: 1 })?.pixels).toEqual(Uint8Array.of(1, 0));
  expect(scaleMask(wide, { width: 3, height: 1 })?.pixels).toEqual(Uint8Array.of(0, 1, 0));
});

test('one of the size of its image stays as it is', () => {
  expect(scaleMask(mask, { width: 2, height: 2 })).toBe(mask);
});

test('an image that is too large takes no mask', () => {
  expect(scaleMask(mask, { width: 65_535, height: 65_535 })).toBeUndefined();
});
