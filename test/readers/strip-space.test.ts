import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutLines, textOfLines } from '../../src/readers/lines.ts';
import { stripLines, stripSpace } from '../../src/readers/strip-space.ts';
import { giveBytes } from '../support/few-bytes.ts';
import { recorded } from '../support/recorded.ts';
import { runCount } from '../support/run-count.ts';

const whiteSpace = new Set(recorded<number[]>('white-space.json'));

it('strips what Python strips, of all code points of the Basic Multilingual Plane', () => {
  const stripped: number[] = [];
  const touched: number[] = [];
  for (let point = 0; point < 0x10000; point++) {
    const c = String.fromCharCode(point);
    const text = `${c}x${c}${c}y${c}`;
    const result = stripSpace(text);
    if (result === `x${c}${c}y`) stripped.push(point);
    else if (result !== text) touched.push(point);
  }
  expect(stripped).toEqual([...whiteSpace].sort((a, b) => a - b));
  expect(touched).toEqual([]);
});

it('leaves nothing of a text that is all white space', () => {
  expect(stripSpace(String.fromCharCode(...whiteSpace))).toBe('');
  expect(stripSpace('')).toBe('');
});

it('strips the lines of a file, in their bytes, as it strips texts', () => {
  // Spaces of all lengths in UTF-8, and letters whose last byte is that of a space.
  const unit = fc.constantFrom(...' \t\u001c\u0085\u00a0\u2003\u3000', ...'xàÅ删𠠠é\u200b\ufeff');
  fc.assert(
    fc.property(fc.array(fc.string({ unit, maxLength: 8 }), { minLength: 1 }), (lines) => {
      const [batch] = cutLines(giveBytes(Buffer.from(`${lines.join('\n')}\n`)), true);
      const stripped = stripLines(batch!);
      const textOf = textOfLines(stripped);
      expect(lines.map((_line, i) => textOf(i))).toEqual(lines.map(stripSpace));
    }),
    { numRuns: runCount(1000) },
  );
});
