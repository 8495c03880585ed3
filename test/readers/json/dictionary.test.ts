import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutDictionary } from '../../../src/readers/json/dictionary.ts';
import { SourceProblem } from '../../../src/readers/source-problem.ts';
import { giveBytes } from '../../support/few-bytes.ts';
import { runCount } from '../../support/run-count.ts';

/** The members of a text that comes a few bytes at a time, with the line of each value. */
function cut(text: string, bytes: number): [key: string, value: string, line: number][] {
  const members: [string, string, number][] = [];
  for (const { bytes: buffer, keys, starts, ends, lines } of cutDictionary(
    giveBytes(Buffer.from(text), [bytes]),
  )) {
    for (const [i, key] of keys.entries()) {
      members.push([JSON.parse(key), buffer.toString('utf8', starts[i], ends[i]), lines[i]!]);
    }
  }
  return members;
}

describe.each([1, 7, 1000])('%i bytes at a time', (bytes) => {
  test('members come whole and in their order, as JSON.parse reads them', () => {
    const dictionary = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue());
    fc.assert(
      fc.property(dictionary, fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const entries = Object.entries(JSON.parse(text) as object);
        expect(cut(text, bytes).map(([key, json]) => [key, JSON.parse(json)])).toEqual(entries);
      }),
      { numRuns: runCount(60) },
    );
  });

  test('a byte order mark, space and lines', () => {
    expect(cut('\ufeff\n{\r\n "a" :\n {"b": "}"} , "c":[\n1],\n"d":\n2 }\n', bytes)).toEqual([
      ['a', '{"b": "}"}', 4],
      ['c', '[\n1]', 4],
      ['d', '2', 7],
    ]);
  });

  test.each([
    ['', 'ends inside the object', 1, 1],
    ['[1]', 'expected an object', 1, 1],
    ['{"a": 1', 'ends inside the object', 1, 8],
    ['{"a": {"b": 1', 'ends inside this value', 1, 7],
    ['{"a": 1,}', 'a key in double quotes', 1, 9],
    ['{a: 1}', 'a key in double quotes', 1, 2],
    ['{"a" 1}', 'expected a colon', 1, 6],
    ['{"a":\n, "b": 1}', 'missing value', 2, 1],
    ['{"a": 1 "b": 2}', 'a comma or a closing brace', 1, 9],
    ['{"a": 1} {', 'unexpected text', 1, 10],
  ])('%s is refused with its place', (text, problem, line, column) => {
    const failure = (() => {
      try {
        cut(text, bytes);
      } catch (error) {
        return error as SourceProblem;
      }
      return undefined;
    })();
    expect(failure).toBeInstanceOf(SourceProblem);
    expect(failure).toMatchObject({ place: { line, column }, finding: { code: 'invalid-json' } });
    expect(JSON.stringify(failure!.finding.args)).toContain(problem);
  });
});
