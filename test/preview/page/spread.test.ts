import { expect, test } from 'vitest';
import { type Box, spread } from '../../../src/preview/page/spread.ts';

const box = (left: number, top: number, width = 30): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + 17,
});

test('labels that hide no others stay', () => {
  expect(spread([box(0, 0), box(30, 0), box(0, 17), box(29, 17)], 100)).toEqual([0, 0, 0, 18]);
  expect(spread([], 100)).toEqual([]);
});

test('those that do go up, or down where there is no room above', () => {
  expect(spread([box(0, 40), box(20, 45)], 100)).toEqual([0, 13]);
  expect(spread([box(0, 0), box(20, 5)], 100)).toEqual([0, 13]);
  expect(spread([box(0, 40), box(0, 40), box(0, 40), box(0, 40)], 100)).toEqual([0, -18, 18, -36]);
});

test('one that finds no room stays', () => {
  expect(spread([box(0, 0), box(0, 2)], 20)).toEqual([0, 0]);
});
