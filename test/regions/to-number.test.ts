import { expect, it } from 'vitest';
import { toNumber } from '../../src/regions/to-number.ts';

it.each<[unknown, number | undefined]>([
  [3.5, 3.5],
  ['3.5', 3.5],
  [' -3. ', -3],
  ['+.5e1', 5],
  ['1E-2', 0.01],
  ['', undefined],
  [' ', undefined],
  ['0x10', undefined],
  ['1,5', undefined],
  ['Infinity', undefined],
  [Number.NaN, undefined],
  [null, undefined],
  [true, undefined],
  [[1], undefined],
])('%j is %s', (value, number) => {
  expect(toNumber(value)).toBe(number);
});
