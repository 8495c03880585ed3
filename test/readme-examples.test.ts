import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXIT } from '../src/errors.ts';
import { importers } from '../src/importers/index.ts';
import { packageRoot } from '../src/package-root.ts';
import { runConsole, splitWords } from './support/console.ts';
import { readBlocks } from './support/markdown.ts';
import { lsimport } from './support/run.ts';
import { temporaryFolder, writeFiles } from './support/temporary-folder.ts';

// How examples are marked: CONTRIBUTING.md, "The README".
const blocks = readBlocks(readFileSync(join(packageRoot, 'README.md'), 'utf8'));
const consoles = blocks.filter(({ language }) => language === 'console');

/** Where the examples seem to run, and when their files seem to have been made. */
const home = '/home/ana';
const env = { SOURCE_DATE_EPOCH: '1614556800' };

test.each(importers.map(({ name }) => name))('there is an example of %s', (name) => {
  expect(consoles.map(({ section }) => section)).toContain(name);
});

test.each(consoles.map((block) => [block.line, block] as const))('line %i', async (line, block) => {
  const folder = temporaryFolder();
  const files = blocks.filter((before) => before.file !== '' && before.line < line);
  writeFiles(folder, Object.fromEntries(files.map(({ file, text }) => [file, text])));
  const transcript = await runConsole(block.text, folder, env);
  const shown = transcript
    .replaceAll(folder, home)
    .replaceAll(encodeURIComponent(folder), encodeURIComponent(home))
    .replace(/\d+\.\d s\b/g, '0.1 s');
  expect(shown).toBe(block.text);
});

test('the first command of all makes the project that it shows', async () => {
  const { text } = blocks.find(({ section }) => section === 'Try it')!;
  const [, words] = /node bin\/lsimport\.js (.*?) &&/.exec(text)!;
  const folder = temporaryFolder();
  symlinkSync(join(packageRoot, 'fixtures'), join(folder, 'fixtures'));
  expect(await lsimport(folder, splitWords(words!))).toMatchObject({ code: EXIT.done, stderr: '' });
  const shown = [...text.matchAll(/(?:ls|cat) (\S+)/g)].map(([, path]) => path!);
  expect(shown.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
  expect(shown).not.toEqual([]);
});
