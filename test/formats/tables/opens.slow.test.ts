import { beforeEach, expect, it, vi } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const opened = vi.hoisted(() => new Map<string, number>());
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    openSync: (...args: Parameters<typeof fs.openSync>) => {
      const ending = String(args[0]).split('.').at(-1)!;
      opened.set(ending, (opened.get(ending) ?? 0) + 1);
      return fs.openSync(...args);
    },
  };
});
beforeEach(() => opened.clear());

const MANY = 200;
const many = (file: (i: number) => [name: string, content: string]) =>
  Object.fromEntries(Array.from({ length: MANY }, (_, i) => file(i)));
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';

// Each twice, as the label config is written from them first; and a few more to see what they are.
it.each([
  [
    'table-dir',
    'a file a time',
    many((i) => [`in/${i}.csv`, `text,n\n${`text ${'x'.repeat(i)},1\n`.repeat(20)}`]),
    'csv',
    1,
  ],
  [
    'boxes-csv',
    'a file a time',
    {
      ...many((i) => [`in/${i}.csv`, `image,xmin,ymin,xmax,ymax,label\n${i}.svg,1,2,3,4,a\n`]),
      ...many((i) => [`in/${i}.svg`, svg]),
    },
    'csv',
    1,
  ],
  [
    'audio-csv',
    'a file a time, and once for its head',
    many((i) => [`in/${i}.csv`, `file,start,end,label\n${i}.wav,1,2,a\n`]),
    'csv',
    2,
  ],
  [
    'classes-csv',
    'an image for all rows in a row',
    {
      'in/a.csv': `filename,cat,dog\n${'a.svg,1,0\n'.repeat(MANY)}b.svg,0,1\n`,
      'in/a.svg': svg,
      'in/b.svg': svg,
    },
    'svg',
    2 / MANY,
  ],
])('%s opens %s', async (format, _, files, ending, times) => {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const args = ['in', '--input-format', format, '-l', 'auto', '-o', 'o.json', '--quiet'];
  expect(await lsimport(folder, ['convert', ...args])).toMatchObject({ code: 0 });
  expect(opened.get(ending)).toBeLessThanOrEqual(2 * times * MANY + 20);
});
