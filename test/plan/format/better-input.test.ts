import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const yaml = 'path: .\ntrain: images/train\nnames:\n  0: person\n';

test.each([
  ['data.yaml', [], 'd/data.yaml describes a YOLO data set.', '--input-path d'],
  [
    'book.xlsx',
    [],
    'd has the workbook book.xlsx, and nothing that is read as a folder.',
    '--input-path d/book.xlsx',
  ],
  [
    'book.xlsx',
    ['--input-format', 'xlsx'],
    'd is a directory, but the input format xlsx',
    '--input-path d/book.xlsx',
  ],
])('for %s, with %j, the input to use in its place is said', async (name, args, problem, advice) => {
  const folder = temporaryFolder();
  writeFiles(folder, { [`d/${name}`]: name.endsWith('.yaml') ? yaml : 'x' });
  const input = name.endsWith('.yaml') ? `d/${name}` : 'd';
  const { code, stderr } = await lsimport(folder, ['check', input, '-l', 'auto', ...args]);
  expect(stderr).toContain(problem);
  expect(stderr).toContain(`${advice}\n`);
  expect(code).toBeGreaterThan(1);
});

test.each([
  ['d/a.mp4', 'd/a.mp4 is named like a video.', '--input-path d --input-format video-dir', 'a.mp4'],
  [
    'd/a b.html',
    'd/a b.html is named like an HTML page.',
    '--input-path d --input-format html-dir',
    "'a b.html'",
  ],
])('a single %s is read in its folder', async (name, problem, advice, one) => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    [name]: name.endsWith('.html') ? '<p>Hello</p>' : 'x',
    'd/c.mp4': 'x',
    'd/c.html': '',
  });
  const { code, stderr } = await lsimport(folder, ['check', name, '-l', 'auto']);
  expect(stderr).toContain(problem);
  expect(stderr).toContain(`${advice}. For this file alone, add --include ${one}\n`);
  expect(code).toBe(2);
  const [, input, , format] = advice.split(' ') as [string, string, string, string];
  const followed = [
    'check',
    input,
    '--input-format',
    format,
    '--include',
    one.replaceAll("'", ''),
    '-l',
    'auto',
  ];
  expect((await lsimport(folder, followed)).stdout).toContain('Checked 1 task');
});

test('pages of HTML are in the tasks, so that they are not sent', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'd/a.html': '<p>Hello</p>' });
  const args = ['convert', 'd', '--input-format', 'html-dir', '-l', 'auto', '--document-root', '.'];
  const { code, stderr } = await lsimport(folder, args);
  expect(stderr).toContain(
    'error: --document-root does not apply to the input format html-dir: the pages are inside the tasks.\nhelp: Remove it.\n',
  );
  expect(code).toBe(2);
});
