import { expect, it } from 'vitest';
import type { Json } from '../../src/json/json.ts';
import { createOutput } from '../../src/json/output.ts';
import { printString, writeValue } from '../../src/json/write-value.ts';
import { recorded } from '../support/recorded.ts';

function printValue(value: Json, level: number): string {
  const out = createOutput(8);
  writeValue(out, value, level);
  return out.bytes.toString('latin1', 0, out.length);
}

// A value of JavaScript keeps neither long digits nor the place of keys that look like integers.
const documents = recorded<string[]>('documents.json');
const indented = recorded<string[]>('documents.indented.json');
const pairs = documents
  .map((document, i) => [document, indented[i]!] as const)
  .filter(([document]) => !/\d{16}|"\d+":/.test(document));

it.each(pairs)('values are written as Python writes them: %j', (document, expected) => {
  expect(printValue(JSON.parse(document), 0)).toBe(expected);
});

it('inner lines are indented below the level', () => {
  expect(printValue({ a: [1], b: {} }, 2)).toBe('{\n      "a": [\n        1\n      ],\n      "b": {}\n    }');
});

it('half of a surrogate pair is written as an escape', () => {
  expect(printString('\ud83d')).toBe('"\\ud83d"');
});

it.each([
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
  -0,
  5e-324,
  1e21,
  1.7976931348623157e308,
])('the number %d is written as JSON.stringify writes it', (number) => {
  expect(printValue([number], 0)).toBe(JSON.stringify([number], null, 2));
});
