import { expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const files = {
  'config.xml': '<View><Text name="t" value="$text"/><TextArea name="a" toName="t"/></View>',
  'image.xml': '<View><Image name="i" value="$image"/></View>',
  'good.json': '[{"text": "a"}]',
  'bad.json': '[{"txet": "a"}]',
  'media/a folder with a rather long name/a.png': '',
};

function folderWithFiles(): string {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return folder;
}

it('check prints what it finds to standard output, and nothing else anywhere', async () => {
  const args = ['check', 'bad.json', '-l', 'config.xml'];
  const { code, stdout, stderr } = await lsimport(folderWithFiles(), args);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toMatch(/^error\[missing-data-key\]/);
  expect(stdout).toMatch(/^Checked 1 task in .*: 1 error\.\n$/m);
});

it('what stops check is printed to standard error', async () => {
  const { code, stdout, stderr } = await lsimport(folderWithFiles(), ['check', 'gone.json']);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(/^error: Cannot read gone\.json/);
});

it.each([
  ['convert', 'bad.json'],
  ['init', 'p', '-i', 'bad.json'],
])('%s prints findings to standard error', async (...args) => {
  const words = [...args.filter((word) => word !== undefined), '-l', 'config.xml'];
  const { code, stdout, stderr } = await lsimport(folderWithFiles(), words);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^error\[missing-data-key\]/);
});

it('convert prints to a terminal', async () => {
  const { code, stdout } = await lsimport(folderWithFiles(), ['convert', 'good.json', '--to', 'jsonl'], {
    isTTY: true,
    columns: 80,
  });
  expect({ code, stdout }).toEqual({ code: 0, stdout: '{"id":0,"data":{"text":"a"}}\n' });
});

it('a terminal does not wrap what people paste', async () => {
  const folder = folderWithFiles();
  const args = [
    '-i',
    'media/a folder with a rather long name',
    '-l',
    'image.xml',
    '--document-root',
    'media',
  ];
  const run = async (columns?: number) => {
    const { code, stdout } = await lsimport(folder, ['init', 'p', ...args, '--force'], {
      isTTY: columns !== undefined,
      ...(columns && { columns }),
    });
    expect(code).toBe(0);
    return stdout.split('\n').filter((line) => /^(?:export|-e|label-studio) |^\//.test(line));
  };
  const pasted = await run();
  expect(pasted).toHaveLength(5);
  expect(await run(40)).toEqual(pasted);
});

it.each([
  [['check', 'bad.json', '-l', 'config.xml'], { ok: false, command: 'check', format: 'json' }],
  [['check', 'gone.json'], { ok: false, command: 'check' }],
  [
    ['convert', 'bad.json', '-l', 'config.xml', '-o', 'x.json'],
    { ok: false, command: 'convert', format: 'json' },
  ],
  [['check', '--fromat', 'x'], { ok: false, command: 'check' }],
])('the JSON object says what ran, also when it fails: %j', async (args, expected) => {
  const { stdout } = await lsimport(folderWithFiles(), [...args, '--json']);
  const { version, lsimport: release, ok, command, format } = JSON.parse(stdout);
  expect({ ok, ...(command && { command }), ...(format && { format }) }).toEqual(expected);
  expect({ version, release }).toEqual({ version: 1, release: expect.stringMatching(/^\d+\.\d+\.\d+/) });
});
