import { execFileSync } from 'node:child_process';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { zipOf } from '../../support/zip.ts';

/** The data of the tasks of what the command of the help makes. */
async function dataOf(folder: string, stderr: string) {
  const command = /for example: (sed .*)/.exec(stderr)![1]!;
  execFileSync('sh', ['-c', command], { cwd: folder });
  const args = ['convert', 'NEW.csv', '-l', 'auto', '--to', 'tasks-1.x', '-o', '-'];
  const { stdout } = await lsimport(folder, args);
  return JSON.parse(stdout).map(({ data }: { data: unknown }) => data);
}

// As ".mode markdown" of SQLite writes it, and DataFrame.to_markdown of pandas.
test.each([
  [
    'SQLite',
    '| id |   body    |  n  |\n|----|-----------|-----|\n| 1  | owl, wren | 1.5 |\n| 2  | an owl    |     |\n| -- | -- | - |\n',
  ],
  [
    'pandas',
    '|   id | body      | n   |\n|-----:|:----------|:----|\n|    1 | owl, wren | 1.5 |\n|    2 | an owl    |     |\n| -- | -- | - |\n',
  ],
])('a Markdown table of %s is refused with a command that makes it CSV', async (_, table) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 't.md': table });
  const { code, stderr } = await lsimport(folder, ['check', 't.md', '-l', 'auto']);
  expect({ code, stderr }).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('t.md is a Markdown table'),
  });
  expect(await dataOf(folder, stderr)).toEqual([
    { id: '1', body: 'owl, wren', n: '1.5' },
    { id: '2', body: 'an owl', n: '' },
    { id: '--', body: '--', n: '-' },
  ]);
});

// The GitHub Flavored Markdown spec: a pipe within a cell is written \|, and pipes around a row may be left out.
test.each([
  ['pipes around rows', '| id | body |\n|---|---|\n| 1 | a\\|b "c" |\n| 2 | \\|d\\| |\n| 3 ||\n'],
  ['pipes between cells', 'id | body\n---|---\n1 | a\\|b "c"\n2 | \\|d\\| |\n3 | |\n'],
  ['no spaces', '|id|body|\r\n|--|--|\r\n|1|a\\|b "c"|\r\n|2|\\|d\\||\r\n|3||\r\n'],
])('escaped pipes of a table with %s stay in their cells', async (_, table) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 't.md': table });
  const { stderr } = await lsimport(folder, ['check', 't.md', '-l', 'auto']);
  expect(stderr).toContain('t.md is a Markdown table');
  expect(await dataOf(folder, stderr)).toEqual([
    { id: '1', body: 'a|b "c"' },
    { id: '2', body: '|d|' },
    { id: '3', body: '' },
  ]);
});

test('a first column without a name, as pandas writes an index, is kept', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 't.md': '|| a | b |\n||--|--|\n|0|x|y|\n|1|z|w|\n' });
  const { stderr } = await lsimport(folder, ['check', 't.md', '-l', 'auto']);
  expect(await dataOf(folder, stderr)).toEqual([
    { column1: '0', a: 'x', b: 'y' },
    { column1: '1', a: 'z', b: 'w' },
  ]);
});

test('a first row of dashes only is data with --delimiter', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.csv': 'a|b\n--|--\n1|2\n' });
  const { stderr } = await lsimport(folder, ['check', 'a.csv', '-l', 'auto']);
  expect(stderr).toContain("If the dashes are data, use --delimiter '|'");
  const args = ['check', 'a.csv', '-l', 'auto', '--delimiter', '|'];
  expect((await lsimport(folder, args)).stdout).toContain('Checked 2 tasks');
});

test('other rows of dashes are data', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'a.csv': 'id|note\n1|--\n2|-\n',
    'b.csv': 'a,b\n--,--\n1,2\n',
    'c.csv': 'a|b|c\n|--|\n1|2|3\n',
  });
  for (const name of ['a.csv', 'b.csv', 'c.csv'])
    expect((await lsimport(folder, ['check', name, '-l', 'auto'])).stdout).toContain('Checked 2 tasks');
});

test.each([
  ['standard input', '-', '<stdin>', 'FILE'],
  ['an archive', 'd.zip', 'd.zip/t.csv', 't.csv'],
])('the command for a Markdown table in %s can be run', async (_, path, shown, file) => {
  const folder = temporaryFolder();
  const table = '|a|b|\n|--|--|\n|1|2|\n';
  writeFiles(folder, { 'd.zip': zipOf(['t.csv', 'u.csv'].map((name) => ({ name, content: table }))) });
  const format = path === '-' ? 'csv' : 'table-dir';
  const args = ['check', '--input-path', path, '--input-format', format, '-l', 'auto'];
  const { stderr } = await lsimport(folder, args, { stdin: Readable.from([table]) });
  expect(stderr).toContain(`${shown} is a Markdown table`);
  expect(stderr).toContain(` ${file} > NEW.csv`);
});
