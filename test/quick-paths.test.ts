import { basename, dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { joiner, relativeTo, splitPath } from '../src/quick-paths.ts';

const names = ['a', 'a.b', '.a', '..a', '...', '.', '..', '', ' ', 'a\\b', 'é'];
const parts = [
  ...names,
  'a/b',
  'a//b',
  './a',
  'a/./b',
  'a/../b',
  '../a',
  'a/',
  'a/..',
  '/',
  '//',
  '/a',
  'a/.b',
  'a/..b',
];
const folders = [
  '/',
  '/r',
  '/r/',
  '/r/s',
  '//r',
  'r',
  './r',
  '../r',
  '.',
  '..',
  '',
  '/r/..',
  'r//s',
  '/r/./s',
];

it('gives what node:path gives', () => {
  for (const folder of folders) {
    const joined = joiner(folder);
    for (const part of parts) {
      expect(joined(part), `${folder} and ${part}`).toBe(join(folder, part));
      for (const path of [join(folder, part), `${folder}/${part}`, part]) {
        expect(splitPath(path), path).toEqual({ folder: dirname(path), name: basename(path) });
        expect(relativeTo(folder, path), `${folder} to ${path}`).toBe(relative(folder, path));
      }
    }
  }
});
