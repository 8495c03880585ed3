import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function check(files: Record<string, string>, ...options: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { stdout } = await lsimport(folder, ['check', 'my set', '-l', 'auto', ...options, '--json']);
  const { format, tasks, notes } = JSON.parse(stdout);
  return { folder, format, tasks, note: notes.find((one: string) => one.includes('rows of a table')) };
}

// manythings.org/anki: sentences of Tatoeba in two languages.
const pairs = 'Go.\tGeh.\tCC-BY 2.0\nHi.\tHallo!\tCC-BY 2.0\n';

test('a text of rows in a folder is named, with how to import them', async () => {
  const { folder, format, tasks, note } = await check({ 'my set/deu.txt': pairs });
  expect({ format, tasks }).toEqual({ format: 'text-dir', tasks: 2 });
  expect(note).toBe(
    "The lines of my set/deu.txt look like rows of a table: its first rows have 3 cells each, separated by tabs. Each line is a task. To read the columns as data keys: --input-path 'my set/deu.txt' --input-format csv, with --no-header if the first line is data.",
  );
  const args = ['--input-path', 'my set/deu.txt', '--input-format', 'csv', '--no-header'];
  const { stdout } = await lsimport(folder, ['convert', ...args, '-l', 'auto', '--to', 'jsonl']);
  expect(JSON.parse(stdout.split('\n')[0]!).data).toEqual({
    ...{ column1: 'Go.', column2: 'Geh.', column3: 'CC-BY 2.0' },
  });
});

test('of several texts one is an example', async () => {
  const { note } = await check({ 'my set/deu.txt': pairs, 'my set/fra.txt': pairs });
  expect(note).toMatch(/^The lines of texts such as my set\/deu\.txt look like rows of a table: /);
});

test('but not of sentences, whole files, and one text of rows among many', async () => {
  expect((await check({ 'my set/a.txt': 'Yes, I do.\nNo, I do not.\n' })).note).toBeUndefined();
  expect((await check({ 'my set/a.txt': pairs }, '--text-mode', 'file')).note).toBeUndefined();
  const prose = Object.fromEntries([1, 2, 3].map((i) => [`my set/${i}.txt`, 'An owl.\nA cat.\n']));
  expect((await check({ ...prose, 'my set/a.txt': pairs })).note).toBeUndefined();
});

test('a list of URLs with a line that is none is named, and no text with some', async () => {
  const folder = temporaryFolder();
  const urls = Array.from({ length: 8 }, (_, i) => `https://example.org/${i}.png`);
  const notesOf = async (...lines: string[]) => {
    writeFiles(folder, { 'u.txt': `${lines.join('\n')}\n` });
    const { stdout } = await lsimport(folder, ['check', 'u.txt', '-l', 'auto', '--json']);
    return (JSON.parse(stdout).notes as string[]).filter((note) => note.includes('URLs'));
  };
  expect(await notesOf('# Owls of 2020', ...urls)).toEqual([
    '8 of the first 9 lines of u.txt are URLs, and each line is a task with its text. For tasks that show what the URLs lead to, remove the other lines, such as "# Owls of 2020", and use --input-format urls.',
  ]);
  expect(await notesOf('See this', urls[0]!, 'and this:', urls[1]!)).toEqual([]);
});
