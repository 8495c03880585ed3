import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type EntryProblem, walk } from '../../../src/readers/folder/walk.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

interface Walked {
  /** Paths below the root, in order. */
  files: string[];
  odd: [EntryProblem, string][];
}

function walkAll(root: string, isWanted: (name: string) => boolean = () => true): Walked {
  const odd: [EntryProblem, string][] = [];
  const folders = walk(root, isWanted, (why, path) => odd.push([why, path.slice(root.length + 1)]));
  const files = [...folders].flatMap(({ path, names }) => names.map((name) => join(path, name)));
  return { files: files.map((path) => path.slice(root.length + 1)), odd };
}

it('goes through folders in natural order, files of a folder before those below it', () => {
  const root = temporaryFolder();
  const files = [
    'img2',
    'img10',
    'img1',
    '.hidden',
    'b/2',
    'b/10',
    'a10/x',
    'a2/x',
    'a2/deep/er/y',
    '.d/z',
    'Z',
  ];
  writeFiles(root, Object.fromEntries(files.map((name) => [name, ''])));
  mkdirSync(join(root, 'empty'));
  expect(walkAll(root)).toEqual({
    files: ['.hidden', 'Z', 'img1', 'img2', 'img10', '.d/z', 'a2/x', 'a2/deep/er/y', 'a10/x', 'b/2', 'b/10'],
    odd: [],
  });
});

it('takes only what is wanted, and never a folder with such a name', () => {
  const root = temporaryFolder();
  writeFiles(root, { 'a.png': '', 'b.txt': '', 'c.png/d.png': '', 'c.png/e.txt': '' });
  expect(walkAll(root, (name) => name.endsWith('.png')).files).toEqual(['a.png', 'c.png/d.png']);
});

it('takes names that are special to a shell or a pattern', () => {
  const root = temporaryFolder();
  const names = [
    '*',
    '?',
    '[a]',
    '{a,b}',
    '!x',
    '(y)',
    '\\',
    ' ',
    '-',
    '~',
    'a\nb',
    '\na',
    '\r',
    '\u2028x',
    '\u202e',
  ];
  writeFiles(root, Object.fromEntries(names.map((name) => [name, ''])));
  const folders = names.filter((name) => name !== '\\').map((name) => `folder ${name}/\\/${name}/x`);
  writeFiles(root, Object.fromEntries(folders.map((name) => [name, ''])));
  expect(walkAll(root).files.sort()).toEqual([...names, ...folders].sort());
});

it('follows links to files, not to folders, and skips those to nothing', () => {
  const root = temporaryFolder();
  const outside = temporaryFolder();
  writeFiles(outside, { 'real.png': '', 'sub/inner.png': '' });
  symlinkSync(join(outside, 'sub'), join(root, 'more'));
  symlinkSync('below', join(root, 'own'));
  symlinkSync(join(outside, 'real.png'), join(root, 'file.png'));
  writeFiles(root, { 'below/own.png': '' });
  symlinkSync('below/own.png', join(root, 'inside.png'));
  symlinkSync(join(outside, 'sub'), join(root, 'folder.png'));
  symlinkSync('.', join(root, 'round'));
  symlinkSync('gone', join(root, 'nothing.png'));
  symlinkSync('gone', join(root, 'nothing.txt'));
  symlinkSync('loop.png', join(root, 'loop.png'));
  expect(walkAll(root, (name) => name.endsWith('.png'))).toEqual({
    files: ['file.png', 'inside.png', 'below/own.png'],
    odd: [
      ['link-leads-out', 'file.png'],
      ['link-to-folder', 'folder.png'],
      ['broken-link', 'loop.png'],
      ['link-to-folder', 'more'],
      ['broken-link', 'nothing.png'],
    ],
  });
});

it('reads each folder once where links are followed, and ends where they go in circles', () => {
  const root = temporaryFolder();
  const outside = temporaryFolder();
  writeFiles(outside, { 'nas/1.png': '', 'nas/deep/2.png': '' });
  writeFiles(root, { 'own.png': '' });
  symlinkSync(join(outside, 'nas'), join(root, 'images'));
  symlinkSync(join(outside, 'nas/deep'), join(root, 'the-same'));
  symlinkSync(join(outside, 'nas'), join(outside, 'nas/round'));
  symlinkSync(root, join(outside, 'nas/home'));
  symlinkSync('..', join(root, 'up'));
  const followed: string[] = [];
  const odd: string[] = [];
  const folders = walk(
    root,
    () => true,
    (_, path) => odd.push(path.slice(root.length + 1)),
    undefined,
    { onFollowed: (link) => followed.push(link.slice(root.length + 1)) },
  );
  const files = [...folders].flatMap(({ path, names }) => names.map((name) => join(path, name)));
  expect(files.map((path) => path.slice(root.length + 1))).toEqual([
    'own.png',
    'images/1.png',
    'images/deep/2.png',
  ]);
  expect(followed).toEqual(['images']);
  expect(odd).toEqual(['up']);
});

it.skipIf(process.platform === 'win32')('skips pipes, without waiting for a writer', () => {
  const root = temporaryFolder();
  execFileSync('mkfifo', [join(root, 'pipe')]);
  symlinkSync('pipe', join(root, 'to-pipe'));
  expect(walkAll(root)).toEqual({
    files: [],
    odd: [
      ['not-a-file', 'pipe'],
      ['not-a-file', 'to-pipe'],
    ],
  });
});

it.skipIf(process.platform !== 'linux')('skips names that are not UTF-8 (elsewhere there are none)', () => {
  const root = temporaryFolder();
  const name = Buffer.from([0x66, 0xfc, 0x72]);
  writeFileSync(Buffer.concat([Buffer.from(`${root}/`), name]), '');
  writeFiles(root, { 'f\ufffd': '' });
  expect(walkAll(root)).toEqual({ files: ['f\ufffd'], odd: [['name-not-utf8', 'f\ufffdr']] });
});

it.each([
  ['file', 'a part of the path is not a directory'],
  ['gone', 'it does not exist'],
])('says which folder cannot be read: %s', (name, reason) => {
  const folder = temporaryFolder();
  writeFiles(folder, { file: '' });
  const root = join(folder, name);
  expect(() => walkAll(root)).toThrow(`Cannot read ${root}: ${reason}.`);
});

it.skipIf(process.platform === 'win32')('goes down as deep as paths go', () => {
  const root = temporaryFolder();
  // Paths have at most 4096 bytes on Linux, 1024 on macOS.
  const levels = process.platform === 'linux' ? 1900 : 400;
  const below = 'd/'.repeat(levels);
  mkdirSync(join(root, below), { recursive: true });
  writeFileSync(join(root, below, 'a.txt'), '');
  const walked = walkAll(root);
  // Node's own rmSync calls itself for each level.
  execFileSync('rm', ['-r', join(root, 'd')]);
  expect(walked).toEqual({ files: [`${below}a.txt`], odd: [] });
});
