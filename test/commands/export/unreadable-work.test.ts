import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../../src/errors.ts';
import { withoutRoot } from '../../support/nobody.ts';
import { lsimport } from '../../support/run.ts';
import { exportToFile, writeProject } from './export-project.ts';

const task = { 0: { id: 0, data: { text: 'a' } } };
const exportAll = (folder: string) => lsimport(folder, ['export', 'p', '-o', 'o.json']);

describe('the bytes of completions are checked as those of tasks', () => {
  test.each([
    ['invalid-utf8', Buffer.from('{"completions":[{"result":[{"id":"\xff"}]}]}', 'latin1')],
    ['number-too-large', '{"completions":[{"result":[{"x":1e999}]}]}'],
    ['lone-surrogate', '{"completions":[{"result":[{"x":"\\ud800"}]}]}'],
    ['invalid-json', `{"completions":[{"result":[{"x":${'['.repeat(1000)}${']'.repeat(1000)}}]}]}`],
    ['invalid-json', '\n {"completions":[{"result":[}]}'],
    ['invalid-json', ''],
  ])('%s', async (code, bytes) => {
    const folder = writeProject({ tasks: task });
    writeFileSync(join(folder, 'p/completions/0.json'), bytes);
    const ending = await exportAll(folder);
    expect(ending.stderr).toMatch(
      new RegExp(`^error\\[${code}\\].*\\n {2}p/completions/0\\.json:[12]:\\d`, 'm'),
    );
    expect(ending.code).toBe(EXIT.refused);
    expect(existsSync(join(folder, 'o.json'))).toBe(false);
  });

  test('a byte order mark is none of them', async () => {
    const folder = writeProject({ tasks: task });
    writeFileSync(
      join(folder, 'p/completions/0.json'),
      '\ufeff{"id":0,"data":{"text":"a"},"completions":[{"id":1,"result":[]}]}',
    );
    expect((await exportAll(folder)).code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'o.json'), 'utf8'))[0].annotations).toHaveLength(1);
  });

  test('a place counts the lines of the file', async () => {
    const { stderr } = await exportToFile({ tasks: task, completions: { 0: '\n\n  {"completions": [}' } });
    expect(stderr).toContain('p/completions/0.json:3:20');
  });
});

describe.skipIf(process.platform === 'win32')('completions that cannot be read stop', () => {
  const old = { tasks: task, completions: { 0: { completions: [{ result: [] }] } } };

  /** The project as it must stay, whatever was tried. */
  async function expectRefusals(folder: string, words: string) {
    const exported = await exportAll(folder);
    expect(exported.stderr).toContain(words);
    expect(exported.code).toBe(EXIT.unreadable);
    expect(existsSync(join(folder, 'o.json'))).toBe(false);
    writeFileSync(join(folder, 'r.json'), '[{"text": "new"}]');
    const replaced = await lsimport(folder, ['init', 'p', '-i', 'r.json', '--force']);
    expect(replaced.code).toBe(EXIT.unwritable);
    expect(replaced.stderr).toContain(words);
  }

  test('a link that leads nowhere', async () => {
    const folder = writeProject({ tasks: task });
    const link = join(folder, 'p/completions');
    rmdirSync(link);
    symlinkSync('/not/mounted/completions', link);
    await expectRefusals(folder, 'Cannot read the completions of the project in p/completions');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  test('a folder elsewhere that is not there', async () => {
    const config = { target: { type: 'completions-dir', path: '/not/mounted/completions' } };
    const folder = writeProject({ ...old, config });
    await expectRefusals(folder, 'Cannot read the completions of the project in /not/mounted/completions');
  });

  test('a folder that may not be searched', async () => {
    const config = { target: { type: 'completions-dir', path: '../shut/completions' } };
    const folder = writeProject({ tasks: task, config });
    mkdirSync(join(folder, 'shut/completions'), { recursive: true });
    writeFileSync(join(folder, 'shut/completions/0.json'), '{"completions": [{"result": []}]}');
    for (const path of [folder, join(folder, 'p')]) chmodSync(path, 0o777);
    chmodSync(join(folder, 'shut'), 0);
    await withoutRoot(() => expectRefusals(folder, 'permission denied'));
    chmodSync(join(folder, 'shut'), 0o755);
  });

  test('a file among them that is a link that leads nowhere, or a pipe', async () => {
    const folder = writeProject({ tasks: task });
    symlinkSync('gone', join(folder, 'p/completions/0.json'));
    const { code, stderr } = await exportAll(folder);
    expect(stderr).toBe('error: Cannot read p/completions/0.json: it is a link that leads nowhere.\n');
    expect(code).toBe(EXIT.unreadable);

    const other = writeProject({ tasks: task });
    execFileSync('mkfifo', [join(other, 'p/completions/0.json')]);
    expect(await exportAll(other)).toMatchObject({
      code: EXIT.unreadable,
      stderr: 'error: p/completions/0.json is not a regular file.\n',
    });
  });

  test.each(['config.json', 'config.xml'])(
    '%s, which says where they are, is not skipped either',
    async (name) => {
      const folder = writeProject(old);
      execFileSync('rm', ['-f', join(folder, 'p', name)]);
      symlinkSync('gone', join(folder, 'p', name));
      const { code, stderr } = await exportAll(folder);
      expect(stderr).toBe(`error: Cannot read p/${name}: it is a link that leads nowhere.\n`);
      expect(code).toBe(EXIT.unreadable);
    },
  );
});

test('a project that nobody has worked on has no completions, and needs no folder', async () => {
  const folder = writeProject({ tasks: task });
  rmdirSync(join(folder, 'p/completions'));
  expect((await exportAll(folder)).code).toBe(EXIT.done);
});
