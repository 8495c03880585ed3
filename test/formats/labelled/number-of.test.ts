import { expect, it } from 'vitest';
import { numberOf } from '../../../src/formats/labelled/images-without-labels.ts';

it('numbers of paths that differ little are all different, and whole', () => {
  const numbers = new Set<number>();
  let paths = 0;
  for (const ending of ['.jpg', '.png', '.JPG']) {
    for (const folder of ['/data/images/', '/data/images/train/', '/b/', '/a/ć/', 'C:\\images\\']) {
      for (let i = 0; i < 20_000; i++) {
        numbers.add(numberOf(`${folder}${i}${ending}`));
        paths++;
      }
    }
  }
  expect(numbers.size).toBe(paths);
  expect([...numbers].every((number) => Number.isSafeInteger(number) && number >= 0)).toBe(true);
});
