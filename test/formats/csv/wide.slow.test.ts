import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/errors.ts';
import { readTasks } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// Tables of genes or pixels: a first row that is longer than what is looked at to see how a file is written.
const COLUMNS = 6_000;
const names = Array.from({ length: COLUMNS }, (_, i) => `gene number ${i}`);
const cells = names.map((_, i) => `${i % 97}`);

async function convert(files: Record<string, string>, ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return { ...(await lsimport(folder, ['init', 'p', ...args])), project: join(folder, 'p') };
}

describe('a table with more columns than are looked at first', () => {
  it.each([
    ['commas', ',', ''],
    ['semicolons and quotes', ';', '"'],
    ['commas and quotes', ',', '"'],
  ])('is read with %s', async (_, delimiter, quote) => {
    const row = (list: string[]) => list.map((cell) => quote + cell + quote).join(delimiter);
    const csv = [names, cells, cells].map(row).join('\n');
    const { code, project } = await convert({ 't.csv': csv }, '-i', 't.csv');
    expect(code).toBe(EXIT.done);
    const expected = JSON.stringify(Object.fromEntries(names.map((name, i) => [name, cells[i]])));
    // A difference between objects of so many keys would take minutes to print.
    expect(readTasks(project).map(({ data }) => JSON.stringify(data) === expected)).toEqual([true, true]);
  });

  it('is read as metadata of files', async () => {
    const files = {
      'd/metadata.csv': `${names.join(';')};file_name\n${cells.join(';')};a.png\n`,
      'd/a.png': '',
      'c.xml': '<View><Image name="i" value="$image"/></View>',
    };
    const { code, project } = await convert(files, '-i', 'd', '--input-format', 'image-dir', '-l', 'c.xml');
    expect(code).toBe(EXIT.done);
    expect(readTasks(project)[0]?.data[`gene number ${COLUMNS - 1}`]).toBe(cells.at(-1));
  });

  it('is refused when its first row has no end in 16 MiB', async () => {
    const { code, stderr } = await convert(
      { 't.csv': `${`${'a'.repeat(1023)},`.repeat(17 << 10)}b\n` },
      '-i',
      't.csv',
    );
    expect(code).toBe(EXIT.unreadable);
    expect(stderr).toContain('The first row of t.csv is longer than 16 MiB');
  });
});

it('has no more columns than anybody labels', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'most.csv': `${'1,'.repeat(99_999)}1\n`, 'more.csv': `${'1,'.repeat(100_000)}1\n` });
  const check = (file: string) => lsimport(folder, ['check', file, '--no-header']);
  expect(await check('most.csv')).toMatchObject({ code: EXIT.done });
  const { code, stderr } = await check('more.csv');
  expect(code).toBe(EXIT.refused);
  expect(stderr).toContain(
    'more.csv has 100,001 columns separated by commas, more than the 100,000 that a table',
  );
});
