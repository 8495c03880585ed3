import { expect, test } from 'vitest';
import { decodeCocoRle } from '../../../src/formats/coco/rle.ts';

// pycocotools.mask.encode of numpy arrays, and their rows.
test.each([
  ['all', [2, 3], '06', ['###', '###']],
  ['nothing', [2, 3], '6', ['...', '...']],
  ['a pixel', [3, 3], '414', ['...', '.#.', '...']],
  ['long runs', [40, 50], 'Pb1`<', Array.from({ length: 40 }, () => `${'.'.repeat(40)}${'#'.repeat(10)}`)],
])('%s', (_name, size, counts, rows) => {
  const mask = decodeCocoRle(size, counts);
  if (typeof mask === 'string') throw new Error(mask);
  const text = [...mask.pixels].map((pixel) => (pixel ? '#' : '.')).join('');
  expect(text).toBe(rows.join(''));
});
