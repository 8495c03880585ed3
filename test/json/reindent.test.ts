import { describe, expect, it } from 'vitest';
import { createOutput } from '../../src/json/output.ts';
import { noSuspicions, reindent, type Suspicions } from '../../src/json/reindent.ts';
import { recorded } from '../support/recorded.ts';

function copy(text: string, level = 0, capacity?: number): { text: string; found: Suspicions } {
  const source = Buffer.from(text.trim());
  const out = createOutput(capacity);
  const found = noSuspicions();
  expect(reindent(source, 0, out, level, found)).toBe(source.length);
  return { text: out.bytes.toString('latin1', 0, out.length), found };
}

const documents = recorded<string[]>('documents.json');
const indented = recorded<string[]>('documents.indented.json');
const pairs = documents.map((document, i) => [document, indented[i]!] as const);
const withoutRepeats = pairs.filter(([document]) => !copy(document).found.repeatedKey);

describe('JSON is copied in the layout of Python', () => {
  it.each(withoutRepeats)('%j', (document, expected) => {
    expect(copy(document).text).toBe(expected);
  });

  it('also when the output must grow for every byte', () => {
    for (const [document, expected] of withoutRepeats) expect(copy(document, 0, 0).text).toBe(expected);
  });

  it('deeper inside a file', () => {
    const expected = '{\n      "a": [\n        1\n      ],\n      "b": {}\n    }';
    expect(copy('{"a":[1],"b":{}}', 2).text).toBe(expected);
  });

  it('to any depth', () => {
    const [open, close] = ['[', ']'].map((bracket) => bracket.repeat(900)) as [string, string];
    expect(copy(open + close).text.replace(/\s/g, '')).toBe(open + close);
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
    expect(copy(`[${number}]`).text).toBe(`[\n  ${number}\n]`);
  });
});

describe('a number gets a closer look', () => {
  it.each([
    '1e400',
    '1E+308',
    '-1e309',
    '123456789012345678901',
    `1${'0'.repeat(400)}`,
    `1${'0'.repeat(310)}.5`,
  ])('%s', (number) => {
    expect(copy(number).found.largeNumber).toBe(true);
  });

  it.each(['1e-400', '1e99', '9007199254740993', '0.12345678901234567890', '-1.5E+30'])(
    'but not %s',
    (number) => {
      expect(copy(number).found.largeNumber).toBe(false);
    },
  );
});

describe('half a surrogate pair gets a closer look', () => {
  it.each(['"\\ud800"', '"\\udc00"', '"\\ud83d\\ud83d"', '"\\ude00\\ud83d"', '"\\ud83dx"', '{"\\ud83d": 1}'])(
    '%s',
    (text) => {
      expect(copy(text).found.loneSurrogate).toBe(true);
    },
  );

  it.each(['"\\ud83d\\ude00"', '"\\uD83D\\uDE00"', '"\u{1f600}"', '"\\ud7ff\\ue000"'])(
    'but not %s',
    (text) => {
      expect(copy(text).found.loneSurrogate).toBe(false);
    },
  );
});

describe('equal keys of one object get a closer look', () => {
  it.each([
    '{"a": 1, "a": 2}',
    '{"a": 1, "\\u0061": 2}',
    '{"x": {"a": 1, "b": {"c": 1}, "a": 2}}',
    '{"a": {"a": 1}, "b": [{"a": 2}], "a": 3}',
    `{${Array.from({ length: 60 }, (_, i) => `"k${i}": {"k${i}": ${i}}`)}, "k0": 1}`,
  ])('%s', (text) => {
    expect(copy(text).found.repeatedKey).toBe(true);
  });

  it.each([
    '{"a": {"a": {"a": 1}}}',
    '[{"a": 1}, {"a": 2}]',
    '{"a": {"b": 1, "c": 2}, "b": {"a": 1}, "c": 3}',
    `{${Array.from({ length: 2000 }, (_, i) => `"k${i}": {"k${i}": ${i}}`)}}`,
  ])('but not %s', (text) => {
    expect(copy(text).found.repeatedKey).toBe(false);
  });
});
