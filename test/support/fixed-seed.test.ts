import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seed } from './seed.ts';

test('properties that name no seed draw the same inputs in every run', () => {
  expect(fc.readConfigureGlobal()?.seed).toBe(seed);
  const drawn: number[] = [];
  fc.assert(fc.property(fc.nat(), (value) => void drawn.push(value)));
  expect(drawn.slice(0, 3)).toEqual(fc.sample(fc.nat(), { seed, numRuns: 3 }));
});
