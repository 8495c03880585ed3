import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNaturally } from '../../../src/readers/folder/natural-order.ts';

describe('names in natural order', () => {
  it.each([
    [
      ['img10.png', 'img2.png', 'img1.png'],
      ['img1.png', 'img2.png', 'img10.png'],
    ],
    [
      ['a10b2', 'a10b10', 'a2b30'],
      ['a2b30', 'a10b2', 'a10b10'],
    ],
    [
      ['b', 'a', 'B', 'A', '_', '-'],
      ['-', 'A', 'B', '_', 'a', 'b'],
    ],
    [
      ['1', '01', '001', '0', '00', '2'],
      ['0', '00', '001', '01', '1', '2'],
    ],
    [
      ['a1', 'a01b', 'a01', 'a1b'],
      ['a01', 'a1', 'a01b', 'a1b'],
    ],
    [
      ['a', 'a1', 'a.png', 'a-1'],
      ['a', 'a-1', 'a.png', 'a1'],
    ],
    [
      ['99999999999999999999', '100000000000000000000', '9'],
      ['9', '99999999999999999999', '100000000000000000000'],
    ],
    [
      ['é', 'z', 'e\u0301', 'ä'],
      ['e\u0301', 'z', 'ä', 'é'],
    ],
    [
      ['\u{1f600}', '\uffee', '\ue000'],
      ['\ue000', '\uffee', '\u{1f600}'],
    ],
    [
      ['٣', '3', '²'],
      ['3', '²', '٣'],
    ],
  ])('%j', (names, expected) => {
    expect(names.toSorted(compareNaturally)).toEqual(expected);
  });
});

const name = fc.string({
  unit: fc.constantFrom('0', '1', '2', '9', 'a', 'B', '.', ':', 'é', '\u{1f600}', '\uffee'),
  maxLength: 6,
});

it('the order is total: no two names are equal, and three never run in a circle', () => {
  fc.assert(
    fc.property(name, name, name, (a, b, c) => {
      const [ab, ba, bc, ac] = [
        compareNaturally(a, b),
        compareNaturally(b, a),
        compareNaturally(b, c),
        compareNaturally(a, c),
      ];
      expect(Math.sign(ab) + Math.sign(ba)).toBe(0);
      expect(ab === 0).toBe(a === b);
      if (ab < 0 && bc < 0) expect(ac).toBeLessThan(0);
    }),
    { numRuns: 2000 },
  );
});

it('numbers are ordered by their value', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n }), fc.bigInt({ min: 0n }), (a, b) => {
      expect(Math.sign(compareNaturally(`x${a}.png`, `x${b}.png`))).toBe(a < b ? -1 : a > b ? 1 : 0);
    }),
  );
});
