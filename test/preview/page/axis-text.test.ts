import { expect, test } from 'vitest';
import { axisText } from '../../../src/preview/page/axis-text.ts';

test('a place in a series keeps its digits', () => {
  expect(axisText(1_583_045_000, false)).toBe('1583045000');
  expect(axisText(0.1 + 0.2, false)).toBe('0.3');
});

test('a number at an axis has the digits that tell it from its neighbours', () => {
  expect(axisText(1_583_045_000.25, false, 120)).toBe('1583045000');
  expect(axisText(1 / 3, false, 0.001)).toBe('0.333');
  expect(axisText(5, false, 0)).toBe('5');
});

test('times are in UTC, without seconds that are 0', () => {
  expect(axisText(Date.UTC(2020, 2, 1, 8, 30), true)).toBe('2020-03-01 08:30');
  expect(axisText(Date.UTC(2020, 2, 1, 8, 30, 5), true)).toBe('2020-03-01 08:30:05');
  expect(axisText(Date.UTC(2020, 2, 1, 8, 30, 5, 500), true)).toBe('2020-03-01 08:30:05.5');
  expect(axisText(Date.UTC(2020, 2, 1, 8, 30, 0, 50), true)).toBe('2020-03-01 08:30:00.05');
});
