import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function noteOn(lines: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.csv': lines.join('\n') });
  const { stdout } = await lsimport(folder, ['check', '-i', 'a.csv', '--input-format', 'csv', '--json']);
  const { notes } = JSON.parse(stdout) as { notes: string[] };
  return { folder, note: notes.find((note) => note.includes('seems to begin')) };
}

// As reports of ticket systems and banks begin.
const title = ['Report: Tickets 2024', 'Generated: 2024-02-01', ''];
const table = [
  'id;subject;text',
  '1;Printer;It does not print.',
  '2;Screen;"Black; always"',
  '3;Mouse;',
  '4;Fan;Loud',
];

test.each([
  ['two lines and a blank one', title, table, ';'],
  ['one line', title.slice(0, 1), table, ';'],
  ['lines with a value each', ['Account;1234', 'From;2024-01-01'], table.map((row) => `${row};x`), ';'],
  // A blank after the sign would be that of a sentence.
  [
    'a line above two columns of texts',
    ['Birds'],
    ['name;town', 'Ana;Rome', 'Bo;Oslo', 'Cy;', 'Di;Bonn'],
    ';',
  ],
  ['a line above two columns of few values', ['Title of it'], ['time;v x', '1;2', '2;3'], ';'],
  ['a line above decimal commas', ['Sales 2020'], ['date;sum', '01.01.2020;1,50', '02.01.2020;2,50'], ';'],
  ['a line above two columns with commas', ['Sales'], ['name,n', 'owl,1', 'wren,2', 'jay,3'], ','],
  [
    'lines of one cell less than columns of values',
    ['Account;1234', 'Bank;X'],
    ['date;text;sum', '01.01.2020;rent;1,50', '02.01.2020;bread;2,50'],
    ';',
  ],
  [
    'comments of other languages above few rows',
    ['% made by a tool', '// in 2020'],
    ['id|text', 'a|b', 'c|d'],
    '|',
  ],
  ['two lines above two columns', title, ['id,name', '1,owl', '2,wren', '3,jay', '4,tit'], ','],
])('%s above a table: a note has the command that deletes them', async (_, before, rows, delimiter) => {
  const { folder, note } = await noteOn([...before, ...rows]);
  const names = rows[0]!.split(delimiter).map((name) => JSON.stringify(name));
  const list = names.slice(0, 3).join(', ') + (names.length > 3 ? ' and 1 more' : '');
  const command = `tail -n +${before.length + 1} a.csv > NEW.csv`;
  expect(note).toBe(
    `a.csv: the table seems to begin in line ${before.length + 1}, with ${list}. If so: ${command}`,
  );
  execFileSync('sh', ['-c', command], { cwd: folder });
  expect(readFileSync(join(folder, 'NEW.csv'), 'utf8')).toBe(rows.join('\n'));
  expect((await lsimport(folder, ['check', 'NEW.csv'])).code).toBe(0);
});

test.each([
  ['a plain table', table],
  ['a ragged row', [...table, '5;Lamp', '6;Pen;Dry', '7;Cup;Old', '8;Bag;New', '9;Key;Lost']],
  ['texts with a comma each', ['text', 'owl, wren', 'jay, tit', 'rook, crow', 'dove, swan']],
  [
    'sentences',
    [
      'text',
      'So, it is, in short, good.',
      'Well, it is, you see, bad.',
      'Oh, it is, as ever, fine.',
      'Ah, so, no, yes.',
    ],
  ],
  ['texts', ['text', 'a', 'b', 'c', 'd']],
  ['texts with a semicolon each', ['text', 'an owl; big', 'a wren; small', 'a jay; loud', 'a tit; blue']],
  ['two labels each', ['labels', 'red;blue', 'blue;green', 'red;green', 'green;blue']],
  ['decimal commas', ['price', '1,50', '2,75', '3,20', '4,10']],
  ['numbers with semicolons', ['range', '1;2', '2;3', '3;4', '4;5']],
])('there is no note for %s', async (_, lines) => {
  expect((await noteOn(lines)).note).toBeUndefined();
});

test('whole lines are not the cells of one column where a line stands above two columns of values', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.csv': 'Sales of 2020\nname;stars\nAna;4\nBo;5\n' });
  const { code, stdout } = await lsimport(folder, ['check', 'a.csv', '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout).diagnostics).toContainEqual(expect.objectContaining({ code: 'ragged-row' }));
});
