import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXIT } from '../src/errors.ts';
import { importers } from '../src/formats/index.ts';
import { packageRoot } from '../src/package-files.ts';
import { splitWords } from './support/console.ts';
import { readPage } from './support/examples.ts';
import { codeIn, readBlocks, readRows, readSection } from './support/markdown.ts';
import { lsimport } from './support/run.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const readme = readPage('README.md');

test('it is short enough to be read', () => {
  expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(14 * 1024);
});

test('the table of formats lists each format', () => {
  const rows = readRows(readSection(readme, 'Formats'));
  const named = rows.flatMap(([format]) => codeIn(format!));
  expect(named.toSorted()).toEqual(importers.map(({ name }) => name).toSorted());
});

test('each exit code has its row', () => {
  const rows = readRows(readSection(readme, 'Exit codes'));
  expect(rows.map(([code]) => Number(code))).toEqual(Object.values(EXIT));
});

test('each job has at most eight lines besides its heading', () => {
  const jobs = readSection(readme, 'Jobs').split(/^### /m).slice(1);
  expect(jobs.length).toBeGreaterThan(0);
  for (const job of jobs) {
    const [heading, ...lines] = job
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('```'));
    expect({ heading, lines: lines.length }).toMatchObject({
      lines: expect.toSatisfy((n: number) => n <= 8),
    });
  }
});

test('the command for a fresh clone makes the project that it shows', async () => {
  const { text } = readBlocks(readme).find((block) => block.text.includes('node bin/lsimport.js'))!;
  const [, words] = /node bin\/lsimport\.js (.*?) &&/.exec(text)!;
  const folder = temporaryFolder();
  symlinkSync(join(packageRoot, 'fixtures'), join(folder, 'fixtures'));
  expect(await lsimport(folder, splitWords(words!))).toMatchObject({ code: EXIT.done, stderr: '' });
  const shown = [...text.matchAll(/(?:ls|cat) (\S+)/g)].map(([, path]) => path!);
  expect(shown.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
  expect(shown).not.toEqual([]);
});
