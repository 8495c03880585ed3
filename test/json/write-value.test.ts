import { expect, it } from 'vitest';
import { printString, printValue } from '../../src/json/write-value.ts';
import { recorded } from '../support/recorded.ts';

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
