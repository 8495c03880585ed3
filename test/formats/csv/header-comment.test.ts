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
    'a.csv: 2 columns separated by commas, named by the last comment (without its #): "id", "text" (it has as many cells as the rows below); if that is wrong, use --delimiter, --header or --no-header.',
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

test('with --header the first row that is no comment names the columns', async () => {
  const { data, stderr } = await convert('# Reviews\n# fields, see docs\ntext,label\nnice,pos\n', '--header');
  expect(data).toEqual([{ text: 'nice', label: 'pos' }]);
  expect(stderr).toContain('skipped the first 2 lines');
});

test('a comment with the names of the header below it is a comment like others', async () => {
  const { data, stderr } = await convert('# Made in 2017\n# ID, text\nid,text\n1,owl\n2,wren\n');
  expect(data).toEqual([
    { id: '1', text: 'owl' },
    { id: '2', text: 'wren' },
  ]);
  expect(stderr).toContain('skipped the first 2 lines');
});

test('a comment with the same word twice names no columns', async () => {
  const { stderr } = await convert('# Made\n# ID,id , id\n1,2,3\n');
  expect(stderr).not.toContain('last comment');
});

// The segments of AudioSet. Its rows are cut as Python's csv does with skipinitialspace.
test('blanks before cells and their quotes', async () => {
  const rows =
    '--PJHxphWEs, 30.000, 40.000, "/m/09x0r,/t/dd00088"\n--ZhevVpy1s, 50.000, 60.000, "/m/012xff"\n';
  const segments = `# Segments csv created Sun Mar  5\n# num_ytids=2, num_segs=2, num_labels=2, n=3\n# YTID, start, end, labels\n${rows}`;
  const { data, stderr } = await convert(segments);
  expect(data).toEqual([
    { YTID: '--PJHxphWEs', start: '30.000', end: '40.000', labels: '/m/09x0r,/t/dd00088' },
    { YTID: '--ZhevVpy1s', start: '50.000', end: '60.000', labels: '/m/012xff' },
  ]);
  expect(stderr).toContain(
    'a.csv: blanks before cells and their quotes are skipped, as Python does with skipinitialspace; if the blanks are part of the cells, use --quotes cells.',
  );
  expect(stderr).not.toContain('stray-quote');
  const asCells = await convert(`id, text\n1, "a"\n`, '--quotes', 'cells');
  expect(asCells.data).toEqual([{ id: '1', ' text': ' "a"' }]);
});
