import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearest } from '../src/suggest.ts';

it.each([
  ['Postive', ['Positive', 'Negative', 'Neutral'], 'Positive'],
  ['positive', ['Positive', 'Negative'], 'Positive'],
  ['tetx', ['text', 'test', 'image'], 'text'],
  ['labels', ['label'], 'label'],
  ['a', ['b', 'c'], 'b'],
  ['abc', ['xyz'], undefined],
  ['image', ['text', 'audio'], undefined],
  ['', ['text'], undefined],
  ['text', [], undefined],
])('of %j and %j it is %j', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});

it('a word that is there is the nearest, and the first of those that are as near', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1 }), (words) => {
      const word = words.at(-1)!;
      expect(nearest(word, words)!.toLowerCase()).toBe(word.toLowerCase());
    }),
  );
});

it('long words cost no more than short ones', () => {
  expect(nearest('x'.repeat(1_000_000), ['y'.repeat(1_000_000), 'x'.repeat(100)])).toBe('x'.repeat(100));
});
