import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

const files = {
  't.json': '[{"text": "a"}]',
  'bad.json': '[{"txet": "a"}]',
  'c.xml': '<View><Text name="t" value="$text"/></View>',
  'shop/1.JPG': '',
  'shop/2.png': '',
  'mine/notes.md': '',
  'empty/tasks.json': '{}',
  'p/config.json': '{}',
  'p/config.xml': '<View><Text name="t" value="$text"/></View>',
  'p/tasks.json': '{"0": {"id": 0, "data": {"text": "a"}}}',
};

async function refuse(args: string[], exitCode: number): Promise<string> {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  symlinkSync('t.json', join(folder, 'link.json'));
  symlinkSync('.', join(folder, 'here'));
  mkdirSync(join(folder, 'out/tasks-00001.json'), { recursive: true });
  const before = readTree(folder);
  const { code, stdout, stderr } = await lsimport(folder, args);
  expect({ code, stdout }).toEqual({ code: exitCode, stdout: '' });
  expect(readTree(folder)).toEqual(before);
  return stderr;
}

const skip = ['--invalid-tasks', 'skip'];

describe('is refused, and nothing is written', () => {
  it.each<[string[], string]>([
    [
      ['check', 't.json', '-l', 'c.xml', '--template', 'image_bbox'],
      '--label-config and --template cannot be combined',
    ],
    [
      ['convert', 't.json', '-o', 'new/'],
      'new/ is a folder, and convert writes one file.\nhelp: Use a file in it: -o new/tasks.json',
    ],
    [['convert', 't.json', ...skip, '--rejected', ''], 'The path of --rejected is empty.'],
    [
      ['convert', 't.json', '-o', 't.json', '--force'],
      '--input-path and --output are the same file, t.json.',
    ],
    [
      ['convert', 'link.json', '-o', 't.json', '--force'],
      '--input-path and --output are the same file, t.json.',
    ],
    [['convert', 't.json', '-o', 'here/t.json', '--force'], '--input-path and --output are the same file'],
    [
      ['convert', 't.json', '-l', 'c.xml', '-o', 'c.xml', '--force'],
      '--label-config and --output are the same file',
    ],
    [
      ['convert', 'bad.json', '-l', 'c.xml', ...skip, '-o', 'x', '--rejected', 'here/x'],
      '--output and --rejected are the same file',
    ],
    [['convert', 'shop', '-o', 'here/shop'], '--input-path and --output are the same folder, here/shop.'],
    [['check', 't.json', '--sarif', 'here/t.json'], '--input-path and --sarif are the same file'],
    [
      ['check', 'shop', '--include', 'a/*a*a*a*a*b'],
      'The pattern "a/*a*a*a*a*b" has more than 3 wildcards in the name of one file or folder.',
    ],
    [['init', 'shop'], 'Did you mean -i shop?'],
    [['init', 'shop', '-l', 'c.xml'], 'Did you mean -i shop?'],
  ])('%j', async (args, words) => {
    expect(await refuse(args, 2)).toContain(words);
  });

  it.each<[string, string[]]>([
    ['shop', ['init', 'shop', '-i', 'shop', '--template', 'image_bbox']],
    ['here/shop', ['init', 'here/shop', '-i', 'shop', '-l', 'auto']],
    ['shop', ['init', 'shop', '-i', 'here/shop', '-l', 'auto', '--dry-run']],
    ['.', ['init', '.', '-i', '.', '--input-format', 'image-dir', '-l', 'auto', '--force']],
    ['p', ['init', 'p', '-i', 'p', '-l', 'c.xml', '--force']],
  ])('%s as the project and the data: %j', async (project, args) => {
    expect(await refuse(args, 4)).toContain(
      `error: ${project} is the folder with the data, so a project cannot be created there.\nhelp: Choose another name: lsimport init my-project -i `,
    );
  });

  it('a folder in the way of a file of export, also with --force', async () => {
    expect(await refuse(['export', 'p', '-o', 'out', '--force'], 4)).toContain(
      'out has a folder with the name of a file of tasks',
    );
  });
});

it.each([
  ['mine'],
  ['shop', '-i', 't.json'],
  ['.', '-i', 'shop', '-l', 'auto'],
  ['shop', '--compat', '0.9'],
  ['p', '--force'],
  ['empty', '--force'],
])('init %s %s makes a project in a folder that is there', async (...args) => {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const words = args.filter((word) => word !== undefined);
  expect(await lsimport(folder, ['init', ...words])).toMatchObject({ code: 0 });
});

it('says that a project without input has no tasks', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const note =
    'note: No input given, so the project has no tasks. To add some, run it again with -i PATH --force.\n';
  expect(await lsimport(folder, ['init'])).toMatchObject({ code: 0, stderr: note });
  expect(await lsimport(folder, ['init', 'q', '--compat', '0.9'])).toMatchObject({ code: 0, stderr: '' });
  expect((await lsimport(folder, ['init', 'r', '--source', 's3', '--source-path', 'b'])).stderr).toBe('');
});

it('says how many tasks --force replaces by none', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const note =
    'note: No input given, so the project has no tasks in place of 1. To add some, run it again with -i PATH --force.\n';
  expect(await lsimport(folder, ['init', 'p', '--force'])).toMatchObject({ code: 0, stderr: note });
  writeFiles(folder, { 'p/tasks.json': 'no JSON' });
  expect(await lsimport(folder, ['init', 'p', '--force'])).toMatchObject({ code: 0 });
});
