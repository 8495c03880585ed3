import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

/** The words that a shell makes of a command line, behind the command itself. */
function wordsOf(command: string, cwd: string): string[] {
  const script = `label_studio() { printf '%s\\0' "$@"; }\n${command.replace('label-studio', 'label_studio')}`;
  const env = { ...process.env, HOME: '/home/ana' };
  return execFileSync('sh', ['-c', script], { cwd, encoding: 'utf8', env }).split('\0').slice(0, -1);
}

/** Without them the start of 1.23.2 ends in an AttributeError (server.py, _create_user); 0.9.1 takes them too. */
const account = ['--username', 'you@example.com', '--password', '...'];

test.skipIf(process.platform === 'win32').each([
  ['my-project', 'my-project'],
  ['my proj', 'my proj'],
  ["it's", "it's"],
  ['$(date)', '$(date)'],
  ['-x', './-x'],
])('a shell gives label-studio the project %s', async (name, path) => {
  const folder = temporaryFolder();
  const { code, stdout } = await lsimport(folder, ['init', '--', name]);
  expect(code).toBe(0);
  const command = /^Next:\n(.*)$/m.exec(stdout)![1]!;
  expect(wordsOf(command, folder)).toEqual(['start', path, ...account]);
});

test('with --compat 0.9 it names no account, which 0.9 would then ask for', async () => {
  const { stdout } = await lsimport(temporaryFolder(), ['init', 'old', '--compat', '0.9']);
  expect(stdout).toContain('Next:\nlabel-studio start old\n');
});

test.skipIf(process.platform === 'win32')('a tilde that leads home still does', async () => {
  const folder = temporaryFolder();
  const args = ['init', 'my proj', '--root-dir=~/all'];
  const { stdout } = await lsimport(folder, args, { env: { HOME: folder } });
  const command = /^Next:\n(.*)$/m.exec(stdout)![1]!;
  expect(wordsOf(command, folder)).toEqual(['start', '/home/ana/all/my proj', ...account]);
});

test.skipIf(process.platform === 'win32')('the document root that would fit can be pasted', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'my set/a/1.png': '', 'b.xml': '<View><Image name="i" value="$image"/></View>' });
  const input = ['-i', 'my set/a', '--input-format', 'image-dir', '-l', 'b.xml'];
  const { stderr } = await lsimport(folder, ['check', ...input, '--document-root', 'my set/a']);
  const option = /Use this root: (.*)$/m.exec(stderr)![1]!;
  expect(wordsOf(`label-studio ${option}`, folder)).toEqual(['--document-root', join(folder, 'my set')]);
});
