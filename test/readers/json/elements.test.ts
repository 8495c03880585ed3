import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutElements } from '../../../src/readers/json/elements.ts';
import { cutJsonLines } from '../../../src/readers/json/lines.ts';
import { SourceProblem } from '../../../src/readers/source-problem.ts';
import { columnAt } from '../../../src/readers/window.ts';
import { giveBytes } from '../../support/few-bytes.ts';
import { runCount } from '../../support/run-count.ts';

interface Element {
  text: string;
  /** Line and column, as in "3:12". */
  at: string;
  offset: number;
}

function read(bytes: Uint8Array, steps?: number[]): { elements: Element[]; list: boolean } {
  const elements: Element[] = [];
  let list = true;
  for (const batch of cutElements(giveBytes(bytes, steps))) {
    list &&= batch.list;
    for (const [i, start] of batch.starts.entries()) {
      elements.push({
        text: batch.bytes.toString('utf8', start, batch.ends[i]),
        at: `${batch.lines[i]}:${columnAt(start, batch.lineStarts[i]!, batch)}`,
        offset: batch.base + start,
      });
    }
  }
  return { elements, list };
}

/** The elements before the place where the list is broken, that place, and what is said of it. */
function readBroken(text: string, steps?: number[]): { texts: string[]; at: string; problem: unknown } {
  const texts: string[] = [];
  try {
    for (const { bytes, starts, ends } of cutElements(giveBytes(Buffer.from(text), steps))) {
      for (const [i, start] of starts.entries()) texts.push(bytes.toString('utf8', start, ends[i]));
    }
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    const { line, column } = error.place;
    return { texts, at: `${line}:${column}`, problem: (error.finding.args as { problem: string }).problem };
  }
  throw new Error('the list is whole');
}

it.each([
  ['NULs, of which a disk that failed may leave some gigabytes', '\0'],
  ['letters', 'A'],
])('what is no JSON is not read to its end: %s', (_, fill) => {
  let read = 0;
  const endless = {
    size: 0,
    read: (into: Uint8Array, at: number) => into.fill(fill.charCodeAt(0), at).length - at,
  };
  const counted = {
    ...endless,
    read(into: Uint8Array, at: number) {
      const came = endless.read(into, at);
      read += came;
      return came;
    },
    close() {},
  };
  const cut = () => [...cutElements(counted)];
  expect(cut).toThrow(SourceProblem);
  expect(read).toBeLessThan(8_000_000);
});

describe('a list is cut into its elements', () => {
  it.each([
    ['[]', []],
    [' \t\r\n[ \n ] \n', []],
    ['[{}]', ['{}']],
    ['[1,2 , 3]', ['1', '2', '3']],
    ['[{"a":[1,{"b":"]"}]},[[],[]],"x",null]', ['{"a":[1,{"b":"]"}]}', '[[],[]]', '"x"', 'null']],
    ['["a\\"],b","\\\\",""]', ['"a\\"],b"', '"\\\\"', '""']],
    ['[{"é":"\u{1f600}"}\n,\r\n{"b":1}]', ['{"é":"\u{1f600}"}', '{"b":1}']],
    ['\ufeff[1]', ['1']],
  ])('%j', (text, expected) => {
    for (const steps of [undefined, [1]]) {
      const { elements, list } = read(Buffer.from(text), steps);
      expect(elements.map((element) => element.text)).toEqual(expected);
      expect(list).toBe(true);
    }
  });
});

it.each(['{"a": [1, 2]}', ' 7 ', '"text"', 'null', '\ufeff{}\n'])('a file with one value: %j', (text) => {
  for (const steps of [undefined, [1]]) {
    const { elements, list } = read(Buffer.from(text), steps);
    expect(elements.map((element) => element.text)).toEqual([text.trim()]);
    expect(list).toBe(false);
  }
});

describe('elements know their places, whichever way the bytes come', () => {
  it('in lines and columns, with and without a byte order mark', () => {
    const text = '[{"a": 1}, {"é\u{1f600}": 2}, 3,\n  4,\r\n\n5, {"b":\n6}, 7]';
    const expected = ['1:2', '1:12', '1:24', '2:3', '4:1', '4:4', '5:5'];
    for (const start of ['', '\ufeff']) {
      for (const steps of [undefined, [1], [2, 5]]) {
        expect(read(Buffer.from(start + text), steps).elements.map(({ at }) => at)).toEqual(expected);
      }
    }
  });

  it('for any list', () => {
    const space = fc.string({ unit: fc.constantFrom(' ', '\n', '\t', '\r\n'), maxLength: 3 });
    const value = fc.json({ noUnicodeString: false, maxDepth: 3 });
    const steps = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(space, value, space)), steps, (parts, steps) => {
        const text = `[${parts.map((part) => part.join('')).join(',')}]`;
        const { elements } = read(Buffer.from(text), steps);
        expect(elements.map((element) => element.text)).toEqual(parts.map(([, value]) => value));
        let at = 1;
        for (const [i, [before, value, after]] of parts.entries()) {
          const start = text.slice(0, at + before.length);
          const lines = start.split('\n');
          expect(elements[i]).toMatchObject({
            at: `${lines.length}:${lines.at(-1)!.length + 1}`,
            offset: Buffer.byteLength(start),
          });
          at += before.length + value.length + after.length + 1;
        }
      }),
      { numRuns: runCount(200) },
    );
  });

  it('far into a file, and behind a long one', () => {
    const long = `"${'é'.repeat(2_500_000)}"`;
    const { elements } = read(Buffer.from(`[${'1,\n'.repeat(50_000)} ${long}, 2]`));
    expect(elements).toHaveLength(50_002);
    expect(elements.slice(-2).map(({ at }) => at)).toEqual(['50001:2', '50001:2500006']);
    expect(elements.at(-2)!.text).toBe(long);
  });
});

it('a long value comes after a batch without elements, where that is asked for', () => {
  const long = `"${'.'.repeat(3_000_000)}"`;
  const sizes = (cut: Iterable<{ starts: number[] }>) => [...cut].map(({ starts }) => starts.length);
  const list = Buffer.from(`[1,2,${long},3,${long}]`);
  expect(sizes(cutElements(giveBytes(list), { pauses: true }))).toEqual([2, 0, 2, 0, 1]);
  expect(sizes(cutElements(giveBytes(list)))).toEqual([2, 2, 1]);
  const lines = Buffer.from(`1\n2\n${long}\n\n3\n${long}\n`);
  expect(sizes(cutJsonLines(giveBytes(lines), () => {}, { pauses: true }))).toEqual([2, 0, 2, 1]);
  expect(sizes(cutJsonLines(giveBytes(lines), () => {}))).toEqual([2, 2, 1]);
});

it.each(['', ' \n\t', '\ufeff'])('%j is told to be empty', (text) => {
  const found = () => [...cutElements(giveBytes(Buffer.from(text)))];
  expect(found).toThrow(expect.objectContaining({ finding: { code: 'empty-file', args: {} } }));
});

describe('a broken list is told with its place, after what comes before it', () => {
  it.each([
    ['[', [], '1:2', 'the file ends inside the list'],
    ['[1,\n2', ['1', '2'], '2:2', 'the file ends inside the list'],
    ['[1,\n{"a": 1', ['1'], '2:1', 'the file ends inside this value'],
    ['[{}, "abc', ['{}'], '1:6', 'the file ends inside this value'],
    ['[{}\n', ['{}'], '2:1', 'the file ends inside the list'],
    ['[{},', ['{}'], '1:5', 'the file ends inside the list'],
    ['[{},]', ['{}'], '1:5', 'trailing comma before the closing bracket'],
    ['[,1]', [], '1:2', 'missing value before this comma'],
    ['[1,,2]', ['1'], '1:4', 'missing value before this comma'],
    ['[{} {}]', ['{}'], '1:5', 'expected a comma or a closing bracket after the previous value'],
    ['[{}]\n]', ['{}'], '2:1', 'unexpected text after the list'],
    ['[1] x', ['1'], '1:5', 'unexpected text after the list'],
    [
      '{"a": 1}\n{"a": 2}\n',
      ['{"a": 1}'],
      '2:1',
      'a second object follows the first, as in JSON Lines, but not in a list',
    ],
    ['{"a": 1} x', ['{"a": 1}'], '1:10', 'unexpected text after the value'],
    [`[0,${'['.repeat(901)}`, ['0'], '1:4', 'this value is nested more than 900 levels deep'],
  ])('%j', (text, texts, at, problem) => {
    expect(readBroken(text)).toEqual({ texts, at, problem });
    expect(readBroken(text, [1])).toEqual({ texts, at, problem });
  });
});
