import { expect, it } from 'vitest';
import { stripSpace } from '../../src/sources/strip-space.ts';
import { recorded } from '../support/recorded.ts';

const whiteSpace = new Set(recorded<number[]>('white-space.json'));

it('strips what Python strips, of all code points of the Basic Multilingual Plane', () => {
  for (let point = 0; point < 0x10000; point++) {
    const c = String.fromCharCode(point);
    const stripped = stripSpace(`${c}x${c}${c}y${c}`);
    expect(stripped, point.toString(16)).toBe(whiteSpace.has(point) ? `x${c}${c}y` : `${c}x${c}${c}y${c}`);
  }
});

it('leaves nothing of a text that is all white space', () => {
  expect(stripSpace(String.fromCharCode(...whiteSpace))).toBe('');
  expect(stripSpace('')).toBe('');
});
