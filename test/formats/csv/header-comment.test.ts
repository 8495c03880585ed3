import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function convert(text: string, ...options: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.csv': text });
  const { stdout, stderr } = await lsimport(folder, [
    'convert',
    'a.csv',
    '-o',
    '-',
    '--to',
    'jsonl',
    ...options,
  ]);
  const tasks = stdout.split('\n').filter((line) => line !== '');
  return { data: tasks.map((line) => JSON.parse(line).data), stderr };
}

const text = '# Made in 2017\n# rows=2, ids=2\n# id,text\n1,owl\n2,wren\n';

test('the last comment above rows with as many cells has the names of the columns', async () => {
  const { data, stderr } = await convert(text);
  expect(data).toEqual([
    { id: '1', text: 'owl' },
    { id: '2', text: 'wren' },
  ]);
  expect(stderr).toContain(
    'a.csv: 2 columns separated by commas, named by the last comment (without its #): "id", "text" (it has as many cells as the rows below); if that is wrong, use --delimiter or --no-header.',
  );
  expect(stderr).toContain('a.csv: skipped the first 2 lines, before the table (sep= or a comment).');
});

test('with --no-header it is a comment like others', async () => {
  const { data, stderr } = await convert(text, '--no-header');
  expect(data).toEqual([
    { column1: '1', column2: 'owl' },
    { column1: '2', column2: 'wren' },
  ]);
  expect(stderr).toContain('skipped the first 3 lines');
});

test('a comment with the same word twice names no columns', async () => {
  const { stderr } = await convert('# Made\n# ID,id , id\n1,2,3\n');
  expect(stderr).not.toContain('last comment');
});
