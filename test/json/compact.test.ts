import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyCompact, endOfValue, itemsOf, membersOf } from '../../src/json/compact.ts';
import { createOutput } from '../../src/json/output.ts';
import { runCount } from '../support/run-count.ts';

function compact(text: string): string {
  const source = Buffer.from(text);
  const out = createOutput(4);
  copyCompact(source, 0, source.length, out);
  return out.bytes.toString('utf8', 0, out.length);
}

/** What JSON.stringify makes, in ASCII. */
function ascii(text: string): string {
  return text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

test('a text without the space between its parts is what JSON.stringify makes, in ASCII', () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: 'binary' }), (json) => {
      const value: unknown = JSON.parse(json);
      expect(compact(JSON.stringify(value, null, 3))).toBe(ascii(JSON.stringify(value)));
    }),
    { numRuns: runCount(200) },
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
