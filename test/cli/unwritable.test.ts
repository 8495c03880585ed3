import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withoutRoot } from '../support/nobody.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

async function refuse(files: Record<string, string>, ...args: string[]): Promise<string> {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const before = readTree(folder);
  const { code, stdout, stderr } = await lsimport(folder, ['init', ...args]);
  expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
  expect(readTree(folder)).toEqual(before);
  return stderr.replaceAll(folder, 'FOLDER');
}

describe('a project that is there already', () => {
  it.each(['config.json', 'config.xml', 'tasks.json', 'completions/1.json', 'rejected.jsonl'])(
    'is refused, by its %s alone',
    async (name) => {
      const shown = name.replace('1.json', '');
      expect(await refuse({ [`p/${name}`]: 'x' }, 'p')).toBe(
        `error: p already contains a project (${shown}).\n` +
          'help: Choose another name, or use --force to replace the project; its completions are moved aside.\n',
      );
    },
  );

  it('is named with all that is in it, as the user named it', async () => {
    const files = { 'a/b/p/config.json': '', 'a/b/p/tasks.json': '', 'a/b/p/notes.txt': '' };
    expect(await refuse(files, 'b/p', '--root-dir', './a/')).toMatch(
      'error: a/b/p already contains a project (config.json, tasks.json).',
    );
  });

  it('may be a folder with other files, or with empty completions', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'p/notes.txt': 'mine' });
    mkdirSync(join(folder, 'p/completions'));
    expect(await lsimport(folder, ['init', 'p'])).toMatchObject({ code: 0 });
    expect(readTree(join(folder, 'p'))).toMatchObject({ 'notes.txt': 'mine', 'tasks.json': '{}' });
  });
});

describe('a place where no folder can be made', () => {
  it.each([['p'], ['p', '--force']])('is a file of that name: %s %s', async (...args) => {
    expect(await refuse({ p: 'mine' }, ...args.filter(Boolean))).toBe(
      'error: p is a file, so a project cannot be created there.\nhelp: Choose another name.\n',
    );
  });

  it('is below a file', async () => {
    expect(await refuse({ file: 'mine' }, 'file/p')).toMatch(
      'error: Cannot write file/p: a part of the path is not a directory.\nhelp: No project was written',
    );
  });

  it('is a name that is too long', async () => {
    expect(await refuse({}, 'x'.repeat(300))).toMatch(
      /^error: Cannot write x+: the name is too long for the file system\.\nhelp: No project was written/,
    );
  });

  it.skipIf(process.platform === 'win32')(
    'is a folder that may not be written (tried as nobody)',
    async () => {
      const folder = temporaryFolder();
      writeFiles(folder, { 'p/tasks.json': 'old', 't.json': '[]' });
      chmodSync(join(folder, 'p'), 0o555);
      chmodSync(folder, 0o555);
      const before = readTree(folder);
      for (const args of [['q'], ['p', '--force'], ['q/r/s']]) {
        const { code, stderr } = await withoutRoot(() => lsimport(folder, ['init', ...args, '-i', 't.json']));
        expect(stderr).toMatch(/^error: Cannot write .*: permission denied\.\nhelp: No project was written/m);
        expect(code).toBe(4);
        expect(readTree(folder)).toEqual(before);
      }
    },
  );
});
