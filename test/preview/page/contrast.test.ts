import { expect, test } from 'vitest';
import { type Channels, clearOn, contrastOf } from '../../../src/preview/page/contrast.ts';

const white: Channels = [255, 255, 255];
const black: Channels = [0, 0, 0];
const grayOf = (value: number): Channels => [value, value, value];

// Of the WCAG and of the tools that check it: #767676 is the lightest gray for texts on white, #949494 for lines.
test('contrasts are those of the WCAG', () => {
  expect(contrastOf(white, black)).toBeCloseTo(21, 5);
  expect(contrastOf(white, white)).toBe(1);
  expect(contrastOf(grayOf(0x76), white)).toBeCloseTo(4.54, 2);
  expect(contrastOf(white, grayOf(0x94))).toBeCloseTo(3.03, 2);
  expect(contrastOf([255, 0, 0], white)).toBeCloseTo(4, 2);
});

test('a color that is seen stays', () => {
  expect(clearOn([255, 0, 0], white)).toEqual([255, 0, 0]);
  expect(clearOn([255, 165, 0], [0x1e, 0x22, 0x27])).toEqual([255, 165, 0]);
});

test('one that is not gets darker on light and lighter on dark, and keeps its hue', () => {
  for (const [color, back] of [
    [[255, 255, 0], white],
    [[255, 255, 255], white],
    [
      [0, 0, 128],
      [0x1e, 0x22, 0x27],
    ],
    [
      [0, 0, 0],
      [0x1e, 0x22, 0x27],
    ],
  ] as [Channels, Channels][]) {
    const clear = clearOn(color, back);
    expect(contrastOf(clear, back)).toBeGreaterThanOrEqual(3);
    expect(contrastOf(clear, back)).toBeLessThan(4);
  }
  const [red, green, blue] = clearOn([255, 255, 0], white);
  expect([red === green, blue]).toEqual([true, 0]);
});
