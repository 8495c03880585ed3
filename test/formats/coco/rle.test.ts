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

test.each([[[1e9, 1e9]], [[1, 2 ** 27]], [[2 ** 53 - 1, 1]]])(
  'a mask of %j is refused before it takes memory',
  (size) => {
    const before = process.memoryUsage().arrayBuffers;
    expect(decodeCocoRle(size, [size[0]! * size[1]!])).toContain('pixels is too large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e6);
  },
);
