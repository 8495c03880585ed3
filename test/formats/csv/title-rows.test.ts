import { describe, expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function convert(lines: readonly string[], ...options: string[]) {
  const folder = temporaryFolder();
  const config = '<View><Text name="t" value="$review"/><TextArea name="a" toName="t"/></View>';
  writeFiles(folder, { 'a.csv': lines.join('\n'), 'c.xml': config });
  const args = ['convert', 'a.csv', '-o', '-', '--to', 'jsonl', ...options];
  const { stdout, stderr } = await lsimport(folder, args);
  const tasks = stdout.split('\n').filter((line) => line !== '');
  const notes = stderr.split('\n').filter((line) => /^note: a\.csv: (?:skipped|the table)/.test(line));
  return { data: tasks.map((line) => JSON.parse(line).data), notes };
}

// As Excel saves a sheet with a title, and blank rows below it.
const table = ['name;town;review;stars', 'Ana;Rome;Nice, very nice;4', 'Bo;Paris;Bad, not nice;2'];
const rows = [
  { name: 'Ana', town: 'Rome', review: 'Nice, very nice', stars: '4' },
  { name: 'Bo', town: 'Paris', review: 'Bad, not nice', stars: '2' },
];
const one = 'skipped 1 row above the names of the columns, "Report of sales"';
const two = 'skipped 2 rows above the names of the columns, from "Report of sales" on';

describe('a row with few filled cells above names that are above values is skipped', () => {
  test.each([
    ['a title', ['Report of sales;;;'], one],
    ['a title and a blank row', ['Report of sales;;;', ';;;'], one],
    ['a title in the middle', [';Report of sales;;'], one],
    ['a title and a value with its name', ['Report of sales;;;', 'made by;Ana;;'], two],
    ['a title and values with their names', ['Report of sales;;;', 'made by;Ana;on;'], two],
  ])('%s', async (_, before, skipped) => {
    const { data, notes } = await convert([...before, ...table]);
    expect(data).toEqual(rows);
    expect(notes).toEqual([`note: a.csv: ${skipped}; if the first row has the names, use --header.`]);
  });

  test('above columns whose rows all end in delimiters', async () => {
    const { data } = await convert(['Report of sales;;;;', ...table.map((line) => `${line};`)]);
    expect(data).toEqual(rows);
  });

  test('above names that are years', async () => {
    const lines = ['Report of sales,,', 'country,2019,2020', 'Chad,745,266', 'Peru,12,34'];
    expect((await convert(lines)).data[0]).toEqual({ country: 'Chad', 2019: '745', 2020: '266' });
  });

  test('above two columns, and below a comment', async () => {
    const { data, notes } = await convert(['# by me', 'Report of sales,', 'name,n', 'owl,1', 'wren,2']);
    expect(data).toEqual([
      { name: 'owl', n: '1' },
      { name: 'wren', n: '2' },
    ]);
    expect(notes).toEqual([
      `note: a.csv: ${one}; if the first row has the names, use --header.`,
      'note: a.csv: skipped the first line, before the table (sep= or a comment).',
    ]);
  });
});

test('with --header the first row has the names, with --no-header none has', async () => {
  const lines = ['Report of sales;;;', ...table];
  const { data, notes } = await convert(lines, '--header');
  expect(data[0]).toEqual({
    'Report of sales': 'name',
    column2: 'town',
    column3: 'review',
    column4: 'stars',
  });
  expect(notes).toEqual([]);
  expect((await convert(lines, '--no-header')).data).toHaveLength(4);
});

describe('where only words are below the names', () => {
  const words = ['name;town;review', 'Ana;Rome;good', 'Bo;Oslo;bad', 'Cy;Bonn;fine'];
  const lines = ['Report of sales;;', ...words];

  test('nothing is skipped, and a note has the command', async () => {
    const { data, notes } = await convert(lines);
    expect(data).toHaveLength(4);
    expect(notes).toEqual([
      'note: a.csv: the table seems to begin in line 2, with "name", "town", "review". If so: tail -n +2 a.csv > NEW.csv',
    ]);
  });

  test('the names have a data key of the label config', async () => {
    expect((await convert(lines, '-l', 'c.xml')).data[0]).toEqual({
      name: 'Ana',
      town: 'Rome',
      review: 'good',
    });
  });

  test('the first row has a data key of the label config', async () => {
    const { data, notes } = await convert(['review;;', ...words.slice(1)], '-l', 'c.xml');
    expect([data.length, notes]).toEqual([3, []]);
  });
});

test('where two rows may have the names of two columns, none is skipped', async () => {
  const { data, notes } = await convert(['Report of sales,', 'made by,Ana', 'n,m', '1,2', '3,4']);
  expect(data).toHaveLength(4);
  expect(notes).toEqual([
    'note: a.csv: the table seems to begin in line 3, with "n", "m". If so: tail -n +3 a.csv > NEW.csv',
  ]);
});

test.each([
  ['columns without names', ['text;;', 'owl;1;2', 'wren;2;3', 'jay;3;4']],
  ['a column without a name', ['text;', 'owl;bird', 'wren;bird', 'cat;pet']],
  ['an index of words', [';n', 'owl;x', 'wren;2', 'jay;3']],
  [
    'words that are in other rows',
    ['labels;;', 'red;blue;green', 'blue;red;pink', 'pink;red;blue', 'red;pink;blue'],
  ],
  ['empty columns', ['text;;', 'owl;;', 'wren;;']],
  ['names of groups above the same names', ['2019;;2020;', 'a;b;a;b', '1;2;3;4', '5;6;7;8']],
])('%s: no row is skipped', async (_, lines) => {
  const { data, notes } = await convert(lines);
  expect(data).toHaveLength(lines.length - 1);
  expect(notes.filter((note) => !note.includes('skipped the last'))).toEqual([]);
});
