import { expect, it } from 'vitest';
import { wrapFor } from '../../src/report/wrap.ts';

const stream = (isTTY: boolean, columns?: number) => ({ write: () => true, isTTY, columns });
const text = `  ${'word '.repeat(20)}end\nshort`;

it('breaks long lines between words on a terminal and keeps their indentation', () => {
  const lines = wrapFor(stream(true, 50), text).split('\n');
  expect(lines.length).toBe(4);
  expect(lines.every((line) => line.length <= 50)).toBe(true);
  expect(lines.slice(1, 3).every((line) => line.startsWith('    word'))).toBe(true);
  expect(lines.join(' ').split(/\s+/).filter(Boolean)).toEqual(text.split(/\s+/).filter(Boolean));
});

it('leaves a word alone that is longer than a line', () => {
  const path = '/a'.repeat(60);
  expect(wrapFor(stream(true, 50), `see ${path}`)).toBe(`see\n  ${path}`);
});

it('does not count colours', () => {
  const coloured = `\u001b[31m${'x'.repeat(48)}\u001b[39m`;
  expect(wrapFor(stream(true, 50), coloured)).toBe(coloured);
});

it.each([stream(false, 50), stream(true), stream(true, 20)])('leaves all else as it is', (to) => {
  expect(wrapFor(to, text)).toBe(text);
});
