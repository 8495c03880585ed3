import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { zipOf } from '../../support/zip.ts';

/** What `check --json` notes of backslashes in a table. */
async function notesOn(name: string, rows: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: rows.map((row) => `${row}\n`).join('') });
  const { stdout, code } = await lsimport(folder, ['check', name, '-l', 'auto', '--json']);
  const { notes } = JSON.parse(stdout) as { notes: string[] };
  return { folder, code, notes: notes.filter((one) => one.includes('databases write')) };
}

// PostgreSQL's documentation of COPY: "\N" is the null string of the text format, and "\n" a newline.
const copied = [
  'id\tbody',
  '1\tline one\\nline two',
  '2\t\\N',
  '3\tan owl\\ta wren',
  '4\tback\\\\slash',
  '5\tC\\N',
];

test('\\N and backslash escapes of databases are noted', async () => {
  const { folder, code, notes } = await notesOn('t.tsv', copied);
  expect(code).toBe(0);
  expect(notes).toEqual([
    expect.stringContaining('in the first 6 rows, 1 cell is \\N, which databases write for a missing value'),
    expect.stringContaining('2 cells have backslash escapes such as \\n'),
  ]);
  const [, command] = notes[0]!.split('To leave such cells empty: ');
  execFileSync('sh', ['-c', command!], { cwd: folder });
  const lines = readFileSync(join(folder, 'NEW.tsv'), 'utf8').split('\n');
  expect(lines).toEqual([...copied.map((row) => row.replace(/\t\\N$/, '\t')), '']);
});

test.each([
  ['a letter', ['1\tDear all,\\nthe owl', '2\tHi!\\r\\n\\r\\nA wren']],
  ['languages without spaces', ['1\t你好\\n世界', '2\tはい。\\nいいえ']],
  ['lists', ['1\tof owls:\\n* one', '2\towls and\\n$5']],
  ['lines that end in spaces', ['1\tit is 5 \\n so', '2\t[7] \\n\\n [8]']],
])('escapes are noted in %s', async (_, rows) => {
  const { notes } = await notesOn('t.tsv', ['id\ttext', ...rows]);
  expect(notes).toEqual([expect.stringContaining('2 cells have backslash escapes')]);
});

test('\\N between commas is noted without a command for tabs', async () => {
  const { notes } = await notesOn('t.csv', ['id,body', '1,\\N', '2,owl']);
  expect(notes).toEqual([
    expect.stringMatching(/1 cell is \\N.* stays as text\. PostgreSQL writes CSV: COPY/),
  ]);
});

test('of the tables of a folder it is said once', async () => {
  const folder = temporaryFolder();
  const rows = (n: number) => `id\tbody\n1\towl\n${'2\t\\N\n'.repeat(n)}`;
  writeFiles(folder, { 'd/a.tsv': rows(2), 'd/b.tsv': rows(3), 'd/c.tsv': rows(4) });
  const args = ['check', 'd', '--input-format', 'table-dir', '-l', 'auto', '--json'];
  const { notes } = JSON.parse((await lsimport(folder, args)).stdout) as { notes: string[] };
  expect(notes.filter((one) => one.includes('databases write'))).toHaveLength(1);
});

test('of a table in an archive with a command for the table itself', async () => {
  const folder = temporaryFolder();
  const content = 'id\tbody\n1\towl\n2\t\\N\n';
  writeFiles(folder, { 'd.zip': zipOf(['a.tsv', 'b.tsv'].map((name) => ({ name, content }))) });
  const args = ['check', 'd.zip', '--input-format', 'table-dir', '-l', 'auto', '--json'];
  const { notes } = JSON.parse((await lsimport(folder, args)).stdout) as { notes: string[] };
  expect(notes.join('\n')).toContain(' a.tsv > NEW.tsv');
});

test.each([
  ['one line break that somebody wrote', ['id\ttext', '1\tprint("a\\n")', '2\towl', '3\twren']],
  ['formulas', ['id\ttext', '1\t\\nabla \\alpha', '2\t\\nu \\beta', '3\twren\\n']],
  [
    'formulas of other letters',
    ['id\ttext', '1\t\\nabla x', '2\t\\theta \\nu', '3\tx \\neq y', '4\ta \\times b'],
  ],
  ['regular expressions', ['id\ttext', '1\t^\\n+$', '2\t\\t|\\n', '3\t[^ \\n]+', '4\towl ?\\n*']],
  ['JSON', ['id\ttext', '1\t{"a":"\\"b\\nc"}', '2\t{"a":"\\"b\\nd"}']],
  ['paths', ['id\ttext', '1\tC:\\new\\a.png', '2\tC:\\temp\\b.png']],
  ['paths of letters as in escapes', ['id\ttext', '1\tC:\\new\\table', '2\tC:\\new files\\table']],
  ['paths of shares', ['id\ttext', '1\t\\\\nas\\table', '2\t\\\\nas\\readme']],
  ['cells in quotes', ['id\ttext', '1\t"\\N"', '2\towl, or a wren']],
])('nothing is said of %s', async (_, rows) => {
  expect((await notesOn('t.tsv', rows)).notes).toEqual([]);
});
