import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { EXIT } from '../../../src/errors.ts';
import { canTellDead, leaveFolder } from '../../support/left-folder.ts';
import { withoutRoot } from '../../support/nobody.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { readTree } from '../../support/tree.ts';

const files = {
  'good.json': '[{"data": {"text": "a"}}]',
  'mixed.json': '[{"data": {"text": "a"}}, 3]',
  'p/tasks.json': '{"0": {"id": 0, "data": {"text": "a"}}}',
};
const skip = ['convert', 'mixed.json', '--invalid-tasks', 'skip', '-o', 'out.json', '--rejected'];

function folderWithFiles(): string {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return folder;
}

describe.skipIf(process.platform === 'win32')('what is no file is never replaced', () => {
  test.each([[['convert', 'good.json', '-o']], [['export', 'p', '-o']], [skip]])(
    'a pipe: %j',
    async (args) => {
      const folder = folderWithFiles();
      execFileSync('mkfifo', [join(folder, 'pipe')]);
      symlinkSync('pipe', join(folder, 'link'));
      for (const name of ['pipe', 'link']) {
        for (const more of [[], ['--force']]) {
          const { code, stderr } = await lsimport(folder, [...args, name, ...more]);
          expect(code).toBe(EXIT.unwritable);
          expect(stderr).toContain(`${name} is a pipe`);
          expect(stderr).toContain('omit -o and redirect standard output');
        }
      }
      expect(lstatSync(join(folder, 'pipe')).isFIFO()).toBe(true);
      expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
    },
  );

  test.each([[['convert', 'good.json', '-o']], [['export', 'p', '-o']], [skip]])(
    'a link that leads nowhere: %j',
    async (args) => {
      const folder = folderWithFiles();
      for (const name of ['dangling', 'dangling.json']) {
        symlinkSync('nowhere', join(folder, name));
        for (const more of [[], ['--force']]) {
          const { code, stderr } = await lsimport(folder, [...args, name, ...more]);
          expect(code).toBe(EXIT.unwritable);
          expect(stderr).toContain(`${name} is a broken symbolic link`);
        }
        expect(lstatSync(join(folder, name)).isSymbolicLink()).toBe(true);
      }
      expect(existsSync(join(folder, 'nowhere'))).toBe(false);
    },
  );
});

describe.skipIf(process.platform === 'win32')('of a link to a file', () => {
  test.each([[['convert', 'good.json', '-o']], [['export', 'p', '-o']], [skip]])(
    'the file is replaced, with --force only: %j',
    async (args) => {
      const folder = folderWithFiles();
      writeFiles(folder, { 'far/real.json': 'old' });
      symlinkSync('far/real.json', join(folder, 'link.json'));
      const run = (...more: string[]) => lsimport(folder, [...args, 'link.json', ...more]);
      expect((await run()).code).toBe(EXIT.unwritable);
      expect(readFileSync(join(folder, 'far/real.json'), 'utf8')).toBe('old');
      expect((await run('--force')).code).toBe(EXIT.done);
      expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true);
      expect(readFileSync(join(folder, 'far/real.json'), 'utf8')).toMatch(/^\[\n\{|"original":"3"/);
    },
  );
});

describe('rejected tasks of an earlier run', () => {
  const run = (folder: string, input: string) =>
    lsimport(folder, ['convert', input, ...skip.slice(2), 'rejected.jsonl', '--force']);

  test('go when none is refused', async () => {
    const folder = folderWithFiles();
    await run(folder, 'mixed.json');
    expect(Object.keys(readTree(folder))).toContain('rejected.jsonl');
    expect(await run(folder, 'good.json')).toMatchObject({ code: EXIT.done });
    expect(Object.keys(readTree(folder))).not.toContain('rejected.jsonl');
  });

  test.skipIf(process.platform === 'win32')('go together with a link to them', async () => {
    const folder = folderWithFiles();
    writeFiles(folder, { 'old.jsonl': 'old' });
    symlinkSync('old.jsonl', join(folder, 'rejected.jsonl'));
    expect(await run(folder, 'good.json')).toMatchObject({ code: EXIT.done });
    expect(readdirSync(folder)).toEqual(['good.json', 'mixed.json', 'out.json', 'p']);
  });
});

describe('the file of rejected tasks', () => {
  test.skipIf(process.platform === 'win32')(
    'is never written through a link or behind what is there',
    async () => {
      const folder = folderWithFiles();
      writeFiles(folder, { 'victim.txt': 'mine' });
      symlinkSync('victim.txt', join(folder, `rejected.jsonl.lsimport-${process.pid}`));
      expect(await lsimport(folder, [...skip, 'rejected.jsonl'])).toMatchObject({ code: EXIT.done });
      expect(readFileSync(join(folder, 'victim.txt'), 'utf8')).toBe('mine');
      expect(lstatSync(join(folder, 'rejected.jsonl')).isFile()).toBe(true);
    },
  );

  test('that appears while lsimport is at work stays, and what is true is said', async () => {
    const folder = folderWithFiles();
    writeFiles(folder, { 'mixed.json': `[3, ${'{"data": {"text": "a"}},\n'.repeat(100_000)} 3]` });
    let done = false;
    const { code, stderr } = await lsimport(folder, [...skip, 'rejected.jsonl', '--quiet'], {
      interruptWhen: () => {
        if (!done && readdirSync(folder).filter((name) => name.startsWith('.lsimport-')).length === 2) {
          done = true;
          writeFiles(folder, { 'rejected.jsonl': 'mine' });
        }
        return false;
      },
    });
    expect(stderr).toContain(
      'error: Cannot write rejected.jsonl: it already exists.\nhelp: The tasks that were not rejected are written; rejected.jsonl is as it was.\n',
    );
    expect(code).toBe(EXIT.unwritable);
    expect(readFileSync(join(folder, 'rejected.jsonl'), 'utf8')).toBe('mine');
    expect(readdirSync(folder).sort()).toEqual([
      'good.json',
      'mixed.json',
      'out.json',
      'p',
      'rejected.jsonl',
    ]);
  });
});

test('the file of the rejected tasks is not that of the others, however it is written', async () => {
  const folder = folderWithFiles();
  const { code, stderr } = await lsimport(folder, [...skip, './out.json']);
  expect(code).toBe(EXIT.usage);
  expect(stderr).toContain('are the same file, ./out.json');
});

test.skipIf(process.platform === 'win32')('a folder that may not be written (tried as nobody)', async () => {
  const folder = folderWithFiles();
  chmodSync(folder, 0o555);
  for (const args of [
    ['convert', 'good.json', '-o', 'out.json'],
    ['export', 'p', '-o', 'out.json'],
  ]) {
    const { code, stderr } = await withoutRoot(() => lsimport(folder, args));
    expect(stderr).toBe(
      'error: Cannot write out.json: permission denied.\nhelp: No file was written; existing files are unchanged.\n',
    );
    expect(code).toBe(EXIT.unwritable);
  }
});

test.skipIf(!canTellDead)(
  'the temporary folders of killed runs go when tasks are sent to standard output',
  async () => {
    const folder = folderWithFiles();
    leaveFolder(join(folder, 'tmp'), {}, { name: 'lsimport-aB3dE6' });
    vi.stubEnv('TMPDIR', join(folder, 'tmp'));
    const { code } = await lsimport(folder, ['convert', 'good.json']);
    vi.unstubAllEnvs();
    expect(code).toBe(EXIT.done);
    expect(readTree(join(folder, 'tmp'))).toEqual({});
  },
);
