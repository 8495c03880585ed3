import { expect, it } from 'vitest';
import { createOutput, writeWhole } from '../../src/json/output.ts';

it.each([
  0,
  7,
  9,
  10,
  99,
  100,
  123_456_789,
  999_999_999,
  1_000_000_000,
  2_147_483_648,
  Number.MAX_SAFE_INTEGER,
])('writes the digits of %d', (number) => {
  const out = createOutput(1);
  writeWhole(out, number);
  expect(out.bytes.toString('latin1', 0, out.length)).toBe(String(number));
});
