import { expect, test } from 'vitest';
import type { ByteReader } from '../../src/readers/byte-reader.ts';
import { readerOf } from '../../src/readers/head.ts';
import { outlineOfJson } from '../../src/readers/json-outline.ts';

function outlineOf(text: string): { text: string; whole: boolean } {
  const { bytes, whole } = outlineOfJson(readerOf(Buffer.from(text)));
  return { text: bytes.toString('utf8'), whole };
}

const numbers = Array.from({ length: 300 }, (_, i) => i);
const objects = numbers.map((id) => ({ id, 'a,"]': '\\"[{' }));

test.each([
  ['what is short stays as it is', { a: [1, [], {}, ''], 'b\\"]': 'c, \\" [ { é 猫' }, undefined],
  ['lists of numbers end', { a: numbers, b: 1 }, { a: numbers.slice(0, 100), b: 1 }],
  ['lists of objects end', { a: objects, b: [[1]] }, { a: objects.slice(0, 20), b: [[1]] }],
  ['the outermost list does not', objects, undefined],
  ['lists in items that are passed over', { a: objects.map((one) => [one, numbers]) }, undefined],
  ['a long text stays', { a: 'Anna lives in Rome. '.repeat(9000), b: 2 }, undefined],
])('%s', (what, value, expected) => {
  const { text, whole } = outlineOf(JSON.stringify(value));
  const goal = what.startsWith('lists in')
    ? { a: objects.slice(0, 20).map((one) => [one, numbers.slice(0, 100)]) }
    : (expected ?? value);
  expect(JSON.parse(text)).toEqual(goal);
  expect(whole).toBe(true);
  // Also with spaces and line breaks.
  expect(JSON.parse(outlineOf(JSON.stringify(value, null, 2)).text)).toEqual(goal);
});

test('of a file in base64 the beginning stays', () => {
  const image = Buffer.alloc(3_000_000, 7).toString('base64');
  const { a, b } = JSON.parse(outlineOf(JSON.stringify({ a: image, b: [1] })).text);
  expect(b).toEqual([1]);
  expect(image.startsWith(a)).toBe(true);
  expect(a.length).toBeGreaterThan(1000);
  expect(a.length).toBeLessThan(5000);
});

test('lines of JSON each have their own lists', () => {
  const line = { a: objects };
  const lines = outlineOf(`${JSON.stringify(line)}\n${JSON.stringify(line)}\n`)
    .text.trim()
    .split('\n');
  expect(lines.map((one) => JSON.parse(one))).toEqual(Array(2).fill({ a: objects.slice(0, 20) }));
});

test('it ends after 64 KiB of what is short, a million characters of texts, and eight million of all', () => {
  const records = outlineOf(JSON.stringify(Array(9000).fill({ a: 'word' })));
  expect(records.whole).toBe(false);
  expect(records.text.length).toBe(1 << 16);
  const texts = outlineOf(JSON.stringify(Array(9).fill('a word '.repeat(45_000))));
  expect(texts.whole).toBe(false);
  expect(texts.text.length).toBeGreaterThan((1 << 20) - (1 << 17));
  expect(texts.text.length).toBeLessThan((1 << 20) + (1 << 16));
  const long = outlineOf(JSON.stringify({ a: Array(3_000_000).fill(12345), b: 1 }));
  expect(long.whole).toBe(false);
  expect(long.text).not.toContain('"b"');
});

test.each([1, 2, 3, 7])('the same in pieces of %i bytes', (piece) => {
  const image = Buffer.alloc(6000, 7).toString('base64');
  const text = JSON.stringify({
    a: ['\\"', '\\\\', 'é猫'],
    b: objects,
    c: image,
    d: 'word '.repeat(2000),
    e: [[image, '\\']],
  });
  const bytes = Buffer.from(text);
  let taken = 0;
  const pieces: ByteReader = {
    size: bytes.length,
    read(into, at) {
      const came = bytes.copy(into, at, taken, taken + piece);
      taken += came;
      return came;
    },
    close: () => {},
  };
  expect(outlineOfJson(pieces).bytes.toString()).toBe(outlineOf(text).text);
});
