import { expect, test } from 'vitest';
import { checkInput } from '../labelled/check-input.ts';

// Most texts have nothing marked in them, and doccano exports in the order of its numbers.
const text = (i: number) => `Ada lives at number ${i}, and nobody else`;
const many = Array.from({ length: 3000 }, (_, i) => i);
const lines = (rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const records = (empty: (i: number) => object, last: object) => lines([...many.map(empty), last]);
const cell = '"[[0, 3, ""Name""]]"';

test.each<[string, Record<string, string>, string]>([
  [
    'doccano',
    {
      'a.jsonl': records((i) => ({ id: i, text: text(i), label: [] }), {
        text: 'Ada',
        label: [[0, 3, 'Name']],
      }),
    },
    'spans-jsonl',
  ],
  [
    'doccano with relations',
    {
      'a.jsonl': records((i) => ({ text: text(i), entities: [], relations: [] }), {
        text: 'Ada',
        entities: [{ id: 1, label: 'Name', start_offset: 0, end_offset: 3 }],
        relations: [],
      }),
    },
    'spans-jsonl',
  ],
  [
    'CSV',
    { 'a.csv': `text,label\n${many.map((i) => `"${text(i)}",[]\n`).join('')}Ada,${cell}\n` },
    'spans-csv',
  ],
])('%s whose first thousands of records have no spans', async (_, files, format) => {
  const found = await checkInput(files, Object.keys(files)[0]!);
  expect({ format: found.format, codes: found.codes }).toEqual({ format, codes: [] });
});

test('a folder of texts of which only one of the last has spans', async () => {
  const files = Object.fromEntries(
    many.slice(0, 60).map((i) => [`in/${100 + i}.json`, JSON.stringify({ text: text(i), label: [] })]),
  );
  const last = { 'in/999.json': JSON.stringify({ text: 'Ada', label: [[0, 3, 'Name']] }) };
  expect((await checkInput({ ...files, ...last }, 'in')).format).toBe('spans-jsonl');
  expect((await checkInput(files, 'in')).format).toBe('json-dir');
});

test.each([
  ['labels that are empty in all', (i: number) => ({ text: text(i), label: [] })],
  ['lists of something else', (i: number) => ({ text: text(i), label: i < 2999 ? [] : [['a', 'b']] })],
])('rows with %s are data', async (_, row) => {
  expect((await checkInput({ 'a.jsonl': lines(many.map(row)) }, 'a.jsonl')).format).toBe('jsonl');
});
