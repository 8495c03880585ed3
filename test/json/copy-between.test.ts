import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyBetween } from '../../src/json/copy-between.ts';
import { createOutput } from '../../src/json/output.ts';
import { scanJson } from '../../src/json/scan.ts';

function copied(source: Buffer, at: number, end: number, spaces: number[]): string {
  const out = createOutput(1);
  copyBetween(source, at, end, spaces, out);
  return out.bytes.toString('latin1', 0, out.length);
}

test('what remains without the spaces is what JSON.stringify makes', () => {
  const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: 600 });
  const value = fc.dictionary(ascii, fc.oneof(ascii, fc.array(fc.oneof(ascii, fc.integer()))));
  const space = fc.constantFrom(undefined, 1, '\t', '   ');
  fc.assert(
    fc.property(value, space, fc.nat(20), (value, space, behind) => {
      const text = JSON.stringify(value, null, space);
      const source = Buffer.from(text + 'é'.repeat(behind));
      expect(copied(source, 0, text.length, scanJson(source, 0).spaces!)).toBe(JSON.stringify(value));
    }),
  );
});

test('a part of a text is copied with the spaces that are in it', () => {
  const source = Buffer.from('{ "a": [1, 2], "b": { "c": 3 } }');
  const { spaces, places } = scanJson(source, 0);
  const [a, , , endOfA, b, , , endOfB] = places;
  expect(copied(source, a!, endOfA!, spaces!)).toBe('"a":[1,2]');
  expect(copied(source, b!, endOfB!, spaces!)).toBe('"b":{"c":3}');
});
