import { describe, expect, it } from 'vitest';
import { createOutput } from '../../src/json/output.ts';
import { reindent } from '../../src/json/reindent.ts';
import { scanJson } from '../../src/json/scan.ts';
import { recorded } from '../support/recorded.ts';

function copy(text: string, level = 0, capacity?: number): string {
  const source = Buffer.from(text.trim());
  const out = createOutput(capacity);
  expect(reindent(source, 0, out, level)).toBe(source.length);
  return out.bytes.toString('latin1', 0, out.length);
}

const documents = recorded<string[]>('documents.json');
const indented = recorded<string[]>('documents.indented.json');
const pairs = documents.map((document, i) => [document, indented[i]!] as const);
const withoutRepeats = pairs.filter(([document]) => !scanJson(Buffer.from(document.trim()), 0).repeatedKey);

describe('JSON is copied in the layout of Python', () => {
  it.each(withoutRepeats)('%j', (document, expected) => {
    expect(copy(document)).toBe(expected);
  });

  it('also when the output must grow for every byte', () => {
    for (const [document, expected] of withoutRepeats) expect(copy(document, 0, 0)).toBe(expected);
  });

  it('deeper inside a file', () => {
    const expected = '{\n      "a": [\n        1\n      ],\n      "b": {}\n    }';
    expect(copy('{"a":[1],"b":{}}', 2)).toBe(expected);
  });

  it('to any depth', () => {
    const [open, close] = ['[', ']'].map((bracket) => bracket.repeat(900)) as [string, string];
    expect(copy(open + close).replace(/\s/g, '')).toBe(open + close);
  });
});

describe('numbers are copied to the letter', () => {
  it.each([
    '0',
    '-0',
    '-0.0',
    '1.0',
    '1.10',
    '1e5',
    '1E5',
    '1e+05',
    '1E-05',
    '0.1e1',
    '123456789.123456789012',
    '5e-324',
  ])('%s', (number) => {
    expect(copy(`[${number}]`)).toBe(`[\n  ${number}\n]`);
  });
});
