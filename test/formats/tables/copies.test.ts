import { expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const rows = 'text,n\nhello there,1\nhow are you,2\n';
const records = '{"text":"a"}\n';

it.each([
  [
    'tables',
    { 'in/a.csv': rows, 'in/b.csv': rows, 'in/c.csv': rows.replace('2', '3') },
    'in/b.csv',
    'in/a.csv',
  ],
  ['lines of JSON', { 'in/a.jsonl': records, 'in/b/c.jsonl': records }, 'in/b/c.jsonl', 'in/a.jsonl'],
])('of two copies among %s the second is said', async (_, files, copy, original) => {
  const folder = temporaryFolder();
  writeFiles(folder, files as Record<string, string>);
  const { stdout } = await lsimport(folder, ['check', 'in', '-l', 'auto', '--json']);
  const { format, diagnostics } = JSON.parse(stdout);
  expect(format).toBe('table-dir');
  expect(diagnostics).toEqual([
    expect.objectContaining({
      code: 'table-repeated',
      severity: 'warning',
      file: copy,
      message: `The file is a copy of ${original}, so each of its rows becomes a task twice.`,
    }),
  ]);
});

it('tables that have nothing but a header make no task twice', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'd/a.csv': 'text,n\n', 'd/b.csv': 'text,n\n', 'd/c.csv': 'text,n\nx,1\ny,2\n' });
  const { code, stdout } = await lsimport(folder, [
    'check',
    'd',
    '-l',
    'auto',
    '--input-format',
    'table-dir',
    '--json',
  ]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ tasks: 2, diagnostics: [] });
});
