import { expect, test } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

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
