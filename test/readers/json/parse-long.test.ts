import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { parseLong } from '../../../src/readers/json/parse-long.ts';

const parse = (text: string, piece: number, levels = 8) => {
  const bytes = Buffer.from(text);
  return parseLong(bytes, 0, bytes.length, 'utf8', { piece, levels });
};
/** Whatever stands for an error: its place is told by others. */
const or = (make: () => unknown) => {
  try {
    return { value: make() };
  } catch (error) {
    return { error: (error as Error).name };
  }
};
const alike = (text: string, piece: number, levels?: number) => {
  const made = or(() => parse(text, piece, levels));
  const wanted = or(() => JSON.parse(text));
  expect(made).toEqual(wanted);
  expect(JSON.stringify(made)).toBe(JSON.stringify(wanted));
};

it('is what JSON.parse makes, in pieces of any size', () => {
  const layout = fc.constantFrom(undefined, 1, '\t', '\r\n ');
  fc.assert(
    fc.property(fc.jsonValue(), layout, fc.nat(40), fc.nat(3), (value, space, piece, levels) => {
      alike(JSON.stringify(value, undefined, space), piece, levels);
    }),
  );
});

it.each(['\v', '\f', '\u00a0', '\ufeff'])('%j is no space', (odd) => {
  const places = ['', '"a"', ':', '"bcdefgh"', ',', '"c":1', '}', ']'];
  const text = '[{"a":"bcdefgh","c":1}]';
  for (const place of places) alike(text.replace(place, place + odd), 4);
});

it('never gives JSON.parse much at once', () => {
  const items = Array.from({ length: 5000 }, (_, i) => ({ a: i, b: [i, { c: 'text, with ] and }' }] }));
  const text = JSON.stringify({ data: { text: 'x', items }, more: items });
  const native = vi.spyOn(JSON, 'parse');
  const value = parse(text, 1000);
  const longest = Math.max(...native.mock.calls.map(([piece]) => piece.length));
  native.mockRestore();
  expect(longest).toBeLessThan(2100);
  expect(value).toEqual(JSON.parse(text));
});

it('refuses what JSON.parse refuses', () => {
  const pieces = [
    '[',
    ']',
    '{',
    '}',
    ',',
    ':',
    '"a"',
    '1',
    'null',
    ' ',
    '\n',
    '\f',
    '"b',
    '-',
    '"__proto__"',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), fc.nat(6), (parts, piece) => {
      alike(parts.join('').trim(), piece);
    }),
    { numRuns: 3000 },
  );
});

it.each([
  '{"a": 1, "b": [1, 2, 3], "a": {"x": "long enough, with commas"}, "__proto__": {"y": 1}, "1": 2}',
  '[[], {}, [[]], "a,b", "]", {"": ""}]',
  '[1,]',
  '{"a":1,}',
  '{"a" 1}',
  '{1: 2}',
  '[1 2]',
  '[{]}',
  '{"a": 1}}',
])('%s', (text) => {
  for (let piece = 0; piece < text.length; piece++) alike(text, piece);
});
