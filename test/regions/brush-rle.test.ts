import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeBrush } from '../../src/regions/brush-rle.ts';
import { decodeBrush } from './decode-brush.ts';

test('any mask comes back from the rle of a brush', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.array(fc.nat(70), { minLength: 1, maxLength: 40 }),
      (width, runs) => {
        const flat = runs.flatMap((run, i) => Array<number>(run).fill(i % 2));
        const height = Math.ceil(flat.length / width) || 1;
        const pixels = Uint8Array.from({ length: width * height }, (_, i) => flat[i] ?? 0);
        const rows = decodeBrush(encodeBrush({ width, height, pixels }), width);
        expect(rows.join('')).toBe([...pixels].map((pixel) => (pixel ? '#' : '.')).join(''));
      },
    ),
  );
});

test('runs longer than one token can say', () => {
  const pixels = new Uint8Array(200 * 200).fill(1);
  const rows = decodeBrush(encodeBrush({ width: 200, height: 200, pixels }), 200);
  expect(new Set(rows)).toEqual(new Set(['#'.repeat(200)]));
});
