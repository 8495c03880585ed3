import { expect, test } from 'vitest';
import { guessHeader } from '../../../src/formats/csv/header.ts';

test.each([
  [2, 'with so few rows, it may also be data'],
  [3, 'nothing in it looks like data'],
])('of a first row of words above %i rows of words it is said how sure a header is', (count, why) => {
  const rows = Array.from({ length: count + 1 }, (_, i) => ['ham', `words ${'and more '.repeat(i)}`]);
  expect(guessHeader(rows, [])).toEqual({ header: true, why });
});
