import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findRepeatedKeys,
  JsonSyntaxError,
  locatePointer,
  parseLossless,
  printCompact,
} from '../../src/json/parse-lossless.ts';
import { recorded } from '../support/recorded.ts';
import { runCount } from '../support/run-count.ts';

function isJson(text: string, parse: (text: string) => unknown): boolean {
  try {
    parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof JsonSyntaxError) return false;
    throw error;
  }
}

/** A JSON document in which some characters were replaced, put in or taken out. */
const damaged = fc
  .tuple(
    fc.json({ maxDepth: 3 }),
    fc.array(
      fc.record({
        at: fc.nat(200),
        gone: fc.nat(2),
        put: fc.constantFrom(
          '',
          '"',
          '\\',
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '0',
          '-',
          '.',
          'e',
          'E',
          '\n',
          '\u0001',
          '\u2028',
          ' ',
          'u00',
          'true',
          "'",
        ),
      }),
      { maxLength: 4 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((damaged, { at, gone, put }) => {
      const from = at % (damaged.length + 1);
      return damaged.slice(0, from) + put + damaged.slice(from + gone);
    }, text),
  );

describe('what is JSON', () => {
  it('is the same as for JSON.parse', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        expect(isJson(text, parseLossless)).toBe(isJson(text, JSON.parse));
      }),
      { numRuns: runCount(5000) },
    );
  });

  it.each(recorded<string[]>('documents.json'))('is read without loss: %j', (document) => {
    const root = parseLossless(document);
    expect(document.slice(root.start, root.end)).toBe(document.trim());
    expect(JSON.parse(printCompact(root, document))).toEqual(JSON.parse(document));
  });
});

describe('what is not JSON is told with its place', () => {
  it.each([
    ['', 0, 'expected a value, found the end of the text'],
    ['{"a": }', 6, 'expected a value, found "}"'],
    ['{"a": 1,}', 8, 'trailing comma before the closing brace'],
    ['[1, 2,]', 6, 'trailing comma before the closing bracket'],
    ['{a: 1}', 1, 'expected a key in double quotes, found "a"'],
    ["{'a': 1}", 1, 'expected a key in double quotes, found "\'"'],
    ['{"a": \'b\'}', 6, 'strings need double quotes, not single quotes'],
    ['{"a" 1}', 5, 'expected a colon after the key "a", found "1"'],
    ['{"a": 1 "b": 2}', 8, 'expected a comma or a closing brace, found "\\""'],
    ['[1 2]', 3, 'expected a comma or a closing bracket, found "2"'],
    ['{"a": 1', 7, 'expected a comma or a closing brace, found the end of the text'],
    ['"abc', 0, 'unterminated string'],
    ['["a\nb"]', 3, 'control characters in a string must be escaped, such as \\n'],
    [
      '["\\x"]',
      2,
      'a backslash in a string must be followed by one of " \\ / b f n r t or u and four hex digits',
    ],
    [
      '["\\u12"]',
      2,
      'a backslash in a string must be followed by one of " \\ / b f n r t or u and four hex digits',
    ],
    ['[NaN]', 1, 'NaN is not JSON'],
    ['[-Infinity]', 1, '-Infinity is not JSON'],
    ['[None]', 1, 'None is not JSON'],
    ['[True]', 1, 'True is not JSON'],
    ['[undefined]', 1, 'undefined is not JSON'],
    ['[01]', 1, '"01" is not a number'],
    ['[1.]', 1, '"1." is not a number'],
    ['[.5]', 1, 'expected a value, found "."'],
    ['[+1]', 1, 'expected a value, found "+1"'],
    ['[1e]', 1, '"1e" is not a number'],
    ['{} {}', 3, 'unexpected text after the value: "{"'],
    ['[1] // end', 4, 'comments are not JSON'],
    ['[words that\u0020are here]', 1, 'expected a value, found "words"'],
  ])('%j', (text, offset, problem) => {
    expect(() => parseLossless(text)).toThrow(expect.objectContaining({ offset, problem }));
  });

  it('also when it is nested too deeply', () => {
    expect(() => parseLossless('['.repeat(100_000))).toThrow(
      expect.objectContaining({ offset: 900, problem: 'nested more than 900 levels deep' }),
    );
  });
});

describe('a JSON pointer', () => {
  const text = '{"a": {"b/c": [10, {"~": "deep"}]}, "x": 1, "x": 2, "": 3, "__proto__": 4}';
  it.each([
    ['', '{"a"'],
    ['/a', '{"b/c"'],
    ['/a/b~1c', '[10'],
    ['/a/b~1c/0', '10'],
    ['/a/b~1c/1/~0', '"deep"'],
    ['/x', '2'],
    ['/', '3'],
    ['/__proto__', '4'],
    ['/a/gone', '{"b/c"'],
    ['/a/b~1c/7/x', '[10'],
    ['/toString', '{"a"'],
  ])('%j leads to its value, or to what is there of the way', (pointer, value) => {
    const found = text.slice(locatePointer(parseLossless(text), pointer));
    expect(found.slice(0, value.length)).toBe(value);
  });
});

it('members that a later equal key replaces are found, wherever they are', () => {
  const text = '{"a": 1, "b": [{"c": 1, "\\u0063": 2, "c": 3}], "a": {"a": 1, "d/e": 1, "d/e": 2}}';
  expect([...findRepeatedKeys(parseLossless(text))]).toEqual(['/b/0/c', '/b/0/c', '/a', '/a/d~1e']);
});
