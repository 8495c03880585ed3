import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyCompact } from '../../src/json/compact.ts';
import { createOutput } from '../../src/json/output.ts';
import { type Scan, scanJson } from '../../src/json/scan.ts';

function scan(text: string): Scan {
  return scanJson(Buffer.from(text.trim()), 0);
}

describe('a number gets a closer look', () => {
  it.each([
    '1e400',
    '1E+308',
    '-1e309',
    '123456789012345678901',
    `1${'0'.repeat(400)}`,
    `1${'0'.repeat(310)}.5`,
  ])('%s', (number) => {
    expect(scan(number).largeNumber).toBe(true);
  });

  it.each(['1e-400', '1e99', '9007199254740993', '0.12345678901234567890', '-1.5E+30'])(
    'but not %s',
    (number) => {
      expect(scan(number).largeNumber).toBe(false);
    },
  );
});

describe('half a surrogate pair gets a closer look', () => {
  it.each(['"\\ud800"', '"\\udc00"', '"\\ud83d\\ud83d"', '"\\ude00\\ud83d"', '"\\ud83dx"', '{"\\ud83d": 1}'])(
    '%s',
    (text) => {
      expect(scan(text).loneSurrogate).toBe(true);
    },
  );

  it.each(['"\\ud83d\\ude00"', '"\\uD83D\\uDE00"', '"\u{1f600}"', '"\\ud7ff\\ue000"'])(
    'but not %s',
    (text) => {
      expect(scan(text).loneSurrogate).toBe(false);
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
    expect(scan(text).repeatedKey).toBe(true);
  });

  it.each([
    '{"a": {"a": {"a": 1}}}',
    '[{"a": 1}, {"a": 2}]',
    '{"a": {"b": 1, "c": 2}, "b": {"a": 1}, "c": 3}',
    `{${Array.from({ length: 2000 }, (_, i) => `"k${i}": {"k${i}": ${i}}`)}}`,
  ])('but not %s', (text) => {
    expect(scan(text).repeatedKey).toBe(false);
  });
});

describe('a text that is printed as it stands, but for the space between its parts', () => {
  const printed = (text: string) => {
    const source = Buffer.from(text);
    const out = createOutput(4);
    copyCompact(source, 0, source.length, out);
    return out.bytes.toString('latin1', 0, out.length);
  };

  it.each(['{"a":[1.50,"\\n\\"\\\\",null]}', '"\\u00e9\\ud83d\\ude00\\u007f"', '[]', '{}', '-0.0'])(
    '%s',
    (text) => {
      expect(scan(text)).toMatchObject({ isAsPrinted: true, spaces: [] });
      expect(printed(text)).toBe(text);
    },
  );

  it.each(['"é"', '"\\u00E9"', '"\\u0061"', '"\\/"', '"\u007f"', '{"é":1}'])('but not %s', (text) => {
    expect(scan(text).isAsPrinted).toBe(false);
    expect(printed(text)).not.toBe(text);
  });

  it('and no other', () => {
    const spaces = fc.constantFrom(undefined, 1);
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), spaces, (value, space) => {
        const text = JSON.stringify(value, null, space);
        const { isAsPrinted, spaces: found } = scan(text);
        if (isAsPrinted && found!.length === 0) expect(printed(text)).toBe(text);
      }),
    );
  });
});

describe('the space between the parts', () => {
  const spacesOf = (text: string) => {
    const spaces = scan(text).spaces!;
    return Array.from({ length: spaces.length / 2 }, (_, i) => [spaces[i * 2], spaces[i * 2 + 1]]);
  };

  it.each([
    ['{"a": 1}', [[5, 6]]],
    ['[1 ]', [[2, 3]]],
    ['{ }', [[1, 2]]],
    [
      '{"a b" :\r\n [ 1 , "x y"]}',
      [
        [6, 7],
        [8, 11],
        [12, 13],
        [14, 15],
        [16, 17],
      ],
    ],
  ])('of %s', (text, expected) => {
    expect(spacesOf(text)).toEqual(expected);
  });

  it('is remembered up to a limit', () => {
    expect(scan(`[${'1, '.repeat(2000)}1]`).spaces).toHaveLength(4000);
    expect(scan(`[${'1, '.repeat(2100)}1]`).spaces).toBeUndefined();
  });
});

it('tells where the members of an object are', () => {
  const text = '{ "a" : "}," ,\n "b\\u00e9":[1,{"c":2}], "a": -1.5e3 }';
  const { places } = scan(text);
  const parts = Array.from({ length: places.length / 4 }, (_, i) => [
    text.slice(places[i * 4], places[i * 4 + 1]),
    text.slice(places[i * 4 + 2], places[i * 4 + 3]),
  ]);
  expect(parts).toEqual([
    ['"a"', '"},"'],
    ['"b\\u00e9"', '[1,{"c":2}]'],
    ['"a"', '-1.5e3'],
  ]);
});
