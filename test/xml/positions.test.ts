import { expect, it } from 'vitest';
import { positionFinder } from '../../src/xml/positions.ts';

it.each([
  ['', 0, 1, 1],
  ['ab', 1, 1, 2],
  ['a\nb', 1, 1, 2],
  ['a\nb', 2, 2, 1],
  ['a\r\nb', 3, 2, 1],
  ['a\rb', 2, 2, 1],
  ['a\n\nb', 3, 3, 1],
  ['a\n', 2, 2, 1],
  ['\u{1f426}x', 2, 1, 3],
])('in %j the offset %i is in line %i, column %i', (text, offset, line, column) => {
  expect(positionFinder(text)(offset)).toEqual({ line, column });
});
