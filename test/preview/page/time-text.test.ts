import { expect, test } from 'vitest';
import { timeText } from '../../../src/preview/page/time-text.ts';

test.each([
  [0, '0:00'],
  [7.5, '0:07.5'],
  [59.96, '1:00'],
  [3723, '1:02:03'],
  [1.25, '0:01.3'],
])('%d seconds are %s', (seconds, expected) => {
  expect(timeText(seconds)).toBe(expected);
});

test('a quarter of a short sound has more digits', () => {
  expect([0.375, 0.75, 1.125].map((seconds) => timeText(seconds, 2))).toEqual([
    '0:00.38',
    '0:00.75',
    '0:01.13',
  ]);
});
