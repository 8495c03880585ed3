import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyCompact, endOfValue, itemsOf, membersOf } from '../../src/json/compact.ts';
import { createOutput } from '../../src/json/output.ts';

function compact(text: string): string {
  const source = Buffer.from(text);
  const out = createOutput(4);
  expect(copyCompact(source, 0, out)).toBe(source.length);
  return out.bytes.toString('utf8', 0, out.length);
}

test('a text without the space between its parts is what JSON.stringify makes', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const value: unknown = JSON.parse(json);
      expect(compact(JSON.stringify(value, null, 3))).toBe(JSON.stringify(value));
    }),
  );
});

test('digits, escapes and the order of keys stay', () => {
  expect(compact('{ "b" : 1.10E+05 ,\t"a":[ 12345678901234567890 , "\\u00e9 \\" \\\\" ] }')).toBe(
    '{"b":1.10E+05,"a":[12345678901234567890,"\\u00e9 \\" \\\\"]}',
  );
});

test('members and items are found where they are', () => {
  const text = '[0, { "a" : "}," , "b\\u00e9":[1,{"c":2}], "a": -1.5e3 }, true , [ ] ]';
  const source = Buffer.from(text);
  const items = itemsOf(source, 0).map(({ at, end }) => text.slice(at, end));
  expect(items).toEqual(['0', text.slice(4, text.indexOf(', true')), 'true', '[ ]']);
  const members = [...membersOf(source, 4)].map(([key, { at, end }]) => [key, text.slice(at, end)]);
  expect(members).toEqual([
    ['a', '-1.5e3'],
    ['bé', '[1,{"c":2}]'],
  ]);
  expect(endOfValue(source, 0)).toBe(source.length);
});
