import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { withoutRoot } from '../support/nobody.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

const text = '<View><Text name="t" value="$t"/></View>';
const project = {
  'p/config.json': '{}',
  'p/config.xml': text,
  'p/tasks.json': '{}',
  'p/completions/1.json': '{"id": 1}',
};
const files = {
  't.json': '[]',
  't.txt': 'a',
  'config.xml': text,
  'folder/a.json': '{}',
  'bad.json': '{"title": "x",\n  "port": }',
  'list.json': '[]',
  'q/config.xml': text,
};

/** Runs init where there is no project, then with --force where there is one: nothing may change, and the same must be said. */
async function expectRefusal(args: string[], exitCode: number, said: string): Promise<void> {
  for (const existing of [{}, project]) {
    const folder = temporaryFolder();
    writeFiles(folder, { ...files, ...existing });
    symlinkSync('round', join(folder, 'round'));
    const before = readTree(folder);
    const force = existing === project ? ['--force'] : [];
    const { code, stdout, stderr } = await lsimport(folder, ['init', 'p', ...args, ...force]);
    expect(stderr).toBe(said);
    expect({ code, stdout }).toEqual({ code: exitCode, stdout: '' });
    expect(readTree(folder)).toEqual(before);
  }
}

describe('what cannot be read is told in a sentence', () => {
  it.each([
    ['missing', ['-i', 'gone.json'], 'error: Cannot read gone.json: it does not exist.\n'],
    [
      'below a file',
      ['-i', 't.json/x'],
      'error: Cannot read t.json/x: a part of the path is not a directory.\n',
    ],
    ['a link in a circle', ['-i', 'round'], 'error: Cannot read round: its symbolic links form a loop.\n'],
    [
      'a folder for json',
      ['-i', 'folder', '--input-format', 'json'],
      'error: folder is a directory, but the input format json reads a file.\n' +
        'help: Use the file in it: --input-path folder/a.json\n',
    ],
    [
      'a folder for text',
      ['-i', 'folder', '--input-format', 'text', '-l', 'config.xml'],
      'error: folder is a directory, but the input format text reads a file.\n' +
        'help: For a folder, use --input-format auto or a format that ends in -dir.\n',
    ],
    ...['json-dir', 'text-dir', 'image-dir', 'audio-dir'].map((format): [string, string[], string] => [
      `a file for ${format}`,
      ['-i', 't.txt', '--input-format', format, '-l', 'config.xml'],
      `error: t.txt is not a directory, but the input format ${format} reads a folder.\n` +
        'help: Use the folder that contains the file, or another --input-format.\n',
    ]),
    [
      'a label config that is missing',
      ['-i', 't.json', '-l', 'gone.xml'],
      'error: Cannot read --label-config gone.xml: it does not exist.\nhelp: Check its path.\n',
    ],
    [
      'a label config that is a folder',
      ['-l', 'folder'],
      'error: --label-config folder is a directory, not a file.\n' +
        'help: Use the XML file of the label config, such as -l config.xml.\n',
    ],
    [
      'a label config that is a folder with one',
      ['-l', 'q'],
      'error: --label-config q is a directory, not a file.\nhelp: Did you mean -l q/config.xml?\n',
    ],
    ['a config that is missing', ['-c', 'gone.json'], 'error: Cannot read gone.json: it does not exist.\n'],
    [
      'a certificate that is missing',
      ['--cert', 'gone.pem', '--key', 't.txt'],
      'error: Cannot read gone.pem: it does not exist.\n',
    ],
  ])('%s', (_what, args, said) => expectRefusal(args, 3, said));
});

describe('a config that is no object of JSON is refused', () => {
  it.each([
    [
      'bad.json',
      'error: The config is not valid JSON: expected a value, found "}" (bad.json:2:11).\nhelp: Fix it there.\n',
    ],
    [
      'list.json',
      'error: The config list.json does not contain a JSON object.\nhelp: It must be a Label Studio 0.9 config.json.\n',
    ],
  ])('%s', (file, said) => expectRefusal(['-c', file], 1, said));
});

// Root may read everything, so these run as nobody when the tests run as root.
describe.skipIf(process.platform === 'win32')('what nobody may read is told in a sentence', () => {
  it.each([
    ['secret.json', 'json', 'secret.json'],
    ['secret', 'json-dir', 'secret'],
    ['open', 'json-dir', 'open/secret'],
    ['open2', 'json-dir', 'open2/secret.json'],
  ])('%s', async (input, format, unreadable) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'secret.json': '{}', 'open/a.json': '{}', 'open2/secret.json': '{}' });
    for (const name of ['secret', 'open/secret']) mkdirSync(join(folder, name));
    chmodSync(folder, 0o777);
    const secrets = ['secret.json', 'secret', 'open/secret', 'open2/secret.json'].map((name) =>
      join(folder, name),
    );
    for (const path of secrets) chmodSync(path, 0);
    onTestFinished(() => {
      for (const path of secrets) chmodSync(path, 0o700);
    });
    const args = ['init', 'p', '-i', input, '--input-format', format];
    const { code, stderr } = await withoutRoot(() => lsimport(folder, args));
    expect(stderr).toMatch(/^error: Cannot read .*: permission denied\.$/m);
    expect(stderr).toContain(`${unreadable}: permission`);
    expect(code).toBe(3);
    for (const path of secrets) chmodSync(path, 0o700);
    expect(Object.keys(readTree(folder)).filter((name) => /^(\.lsimport|p)/.test(name))).toEqual([]);
  });

  it.each([
    ['--label-config', 'closed/c.xml'],
    ['--document-root', 'closed/root'],
  ])('%s in a folder that may not be searched', async (flag, path) => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'pics/a.png': '',
      'c.xml': '<View><Image name="i" value="$image"/></View>',
      'closed/c.xml': '<View/>',
      'closed/root/a.txt': '',
    });
    chmodSync(folder, 0o777);
    chmodSync(join(folder, 'closed'), 0);
    onTestFinished(() => chmodSync(join(folder, 'closed'), 0o700));
    const config = flag === '--label-config' ? [] : ['-l', 'c.xml'];
    const args = ['check', 'pics', '--input-format', 'image-dir', ...config, flag, path];
    const { code, stderr } = await withoutRoot(() => lsimport(folder, args));
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringContaining(`error: Cannot read ${flag} ${path}: permission denied.\n`),
    });
  });
});
