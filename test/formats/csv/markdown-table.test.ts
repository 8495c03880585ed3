import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

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
  const command = /for example: (sed .*)/.exec(stderr)![1]!;
  execFileSync('sh', ['-c', command], { cwd: folder });
  const args = ['convert', 'NEW.csv', '-l', 'auto', '--to', 'tasks-1.x', '-o', '-'];
  const { stdout } = await lsimport(folder, args);
  expect(JSON.parse(stdout).map(({ data }: { data: unknown }) => data)).toEqual([
    { id: '1', body: 'owl, wren', n: '1.5' },
    { id: '2', body: 'an owl', n: '' },
    { id: '--', body: '--', n: '-' },
  ]);
});

test('other rows of dashes are data', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.csv': 'id|note\n1|--\n2|-\n', 'b.csv': 'a,b\n--,--\n1,2\n' });
  for (const name of ['a.csv', 'b.csv'])
    expect((await lsimport(folder, ['check', name, '-l', 'auto'])).stdout).toContain('Checked 2 tasks');
});
