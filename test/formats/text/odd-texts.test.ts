import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// The layout of the reviews of IMDB, as its archive has it.
const reviews = Object.fromEntries(
  ['train', 'test'].flatMap((part) =>
    ['pos', 'neg'].flatMap((mood) => [0, 1].map((i) => [`in/a/${part}/${mood}/${i}_7.txt`, 'good\n'])),
  ),
);

async function check(files: Record<string, string>, ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { stdout } = await lsimport(folder, [
    'check',
    'in',
    '-l',
    'auto',
    '--input-format',
    'text-dir',
    ...args,
    '--json',
  ]);
  const { tasks, notes } = JSON.parse(stdout);
  return { tasks, note: notes.find((one: string) => one.includes('not like the others')) };
}

test('files that are not like the many others are named, and can be left out as it says', async () => {
  const files = {
    ...reviews,
    'in/a/README': 'About\n',
    'in/a/imdb.vocab': 'the\nand\n',
    'in/a/imdbEr.txt': '0.1\n',
  };
  const { tasks, note } = await check(files);
  expect(tasks).toBe(12);
  expect(note).toBe(
    "3 of the 11 files in in are not like the others, such as a/README and a/imdb.vocab; their lines become tasks too. To skip them: --include '*/*/*/**/*.txt'",
  );
  expect(await check(files, '--include', '*/*/*/**/*.txt')).toEqual({ tasks: 8, note: undefined });
});

// The data set of the BBC (mlg.ucd.ie/datasets/bbc.html) has a README.TXT above the folders of its classes.
test('with labels from folders, the one of such a file is said to be that of its folder', async () => {
  const files = { ...reviews, 'in/a/README.TXT': 'About\n' };
  const label = ['--label-from-folder', 'topic', '--choices-column', 'topic=topic'];
  expect((await check(files, ...label)).note).toBe(
    "1 of the 9 files in in is not like the others, a/README.TXT; their lines become tasks too, with the name of its folder as a label. To skip them: --include '*/*/*/**/*.txt'",
  );
});

test.each([
  ['all alike', reviews],
  ['some deeper than others', { ...reviews, 'in/a/train/pos/more/1.txt': 'good\n' }],
  ['a mixed folder', { 'in/a.txt': 'a\n', 'in/b.txt': 'a\n', 'in/c.log': 'a\n', 'in/d.md': 'a\n' }],
])('nothing is said of %s', async (_, files) => {
  expect((await check(files)).note).toBeUndefined();
});
