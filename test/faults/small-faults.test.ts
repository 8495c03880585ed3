import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it, test, vi } from 'vitest';
import { withoutRoot } from '../support/nobody.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const config = '<View><Text name="t" value="$text"/><TextArea name="note" toName="t"/></View>';
const one = '[{"data": {"text": "a"}, "annotations": [{"result": []}]}]';

function folderWith(files: Record<string, string | Buffer>): string {
  const folder = temporaryFolder();
  writeFiles(folder, { 'c.xml': config, 'a.json': one, ...files });
  return folder;
}

test.each([
  ['\ufeff', 'U+FEFF'],
  ['\u00a0', 'U+00A0'],
])('a JSON cell of only %j is not empty', async (space) => {
  const folder = folderWith({ 'a.csv': `text,m\na,${space}\nb, \nc,\n` });
  const args = ['convert', 'a.csv', '--json-columns', 'm', '-l', 'c.xml', '--json', '-o', 'o.json'];
  const { code, stdout } = await lsimport(folder, args);
  expect(code).toBe(1);
  expect(JSON.parse(stdout).diagnostics).toEqual([expect.objectContaining({ code: 'json-cell', line: 2 })]);
});

test('a shape of labelme whose kind is no string is unreadable, not a shape of that name', async () => {
  const shape = {
    label: 'x',
    points: [
      [1, 1],
      [2, 2],
    ],
    shape_type: {},
  };
  const labels = { imagePath: 'a.png', imageWidth: 9, imageHeight: 9, shapes: [shape] };
  const folder = folderWith({ 'in/a.png': '', 'in/a.json': JSON.stringify(labels) });
  const args = ['check', '-i', 'in', '--input-format', 'labelme', '-l', 'auto'];
  const { code, stdout, stderr } = await lsimport(folder, args);
  expect(`${stdout}${stderr}`).toContain('its "shape_type" is not a string');
  expect(`${stdout}${stderr}`).not.toContain('[object Object]');
  expect(code).toBe(1);
});

test.each(['..', '.', '/', 'folder', '../in'])('an image %j of a COCO file is no folder', async (name) => {
  const images = [{ id: 1, file_name: name, width: 9, height: 9 }];
  const coco = { images, annotations: [], categories: [{ id: 1, name: 'c' }] };
  const folder = folderWith({ 'in/c.json': JSON.stringify(coco), 'in/folder/x': '' });
  const { stdout } = await lsimport(folder, [
    ...['check', 'in/c.json', '--input-format', 'coco', '-l', 'auto', '--json'],
  ]);
  expect(JSON.parse(stdout).diagnostics).toEqual([
    expect.objectContaining({ code: 'image-missing', severity: 'warning' }),
  ]);
});

describe.skipIf(process.platform !== 'linux')('a name that is not UTF-8', () => {
  test('is not the one that looks like it', async () => {
    const folder = folderWith({ 'in/\ufffd.txt': 'first' });
    execFileSync('sh', ['-c', `printf second > "$(printf 'in/\\377.txt')"`], { cwd: folder });
    const args = ['convert', 'in', '--input-format', 'text-dir', '-l', 'c.xml', '-o', '-'];
    const { code, stdout, stderr } = await lsimport(folder, args);
    expect(JSON.parse(stdout)).toEqual([{ id: 0, data: { text: 'first' } }]);
    expect(stderr).toMatch(/warning\[name-not-utf8\]/);
    expect(code).toBe(0);
  });
});

describe.skipIf(process.platform === 'win32')('--force', () => {
  it('keeps who may read a file', async () => {
    const folder = folderWith({});
    const runs = [
      ['init', 'p', '-i', 'a.json', '-l', 'c.xml', '--force'],
      ['convert', 'a.json', '-l', 'c.xml', '-o', 'o.json', '--force'],
    ];
    const modes = () =>
      ['p/tasks.json', 'p/config.json', 'o.json'].map((name) => statSync(join(folder, name)).mode & 0o777);
    for (const args of runs) expect((await lsimport(folder, args)).code).toBe(0);
    for (const name of ['p/tasks.json', 'o.json']) chmodSync(join(folder, name), 0o600);
    for (const args of runs) expect((await lsimport(folder, args)).code).toBe(0);
    expect(modes()).toEqual([0o600, 0o644 & ~process.umask(), 0o600]);
  });
});

it('a dry run needs no folder that can be written', async () => {
  const folder = folderWith({});
  vi.stubEnv('TMPDIR', join(folder, 'no-temporary-files'));
  mkdirSync(join(folder, 'full'), { mode: 0o555 });
  chmodSync(folder, 0o755);
  const args = ['init', 'full/p', '--dry-run', '-i', 'a.json', '-l', 'c.xml'];
  const { code, stderr } = await withoutRoot(() => lsimport(folder, args));
  expect(stderr).toMatch(/^Dry run: nothing was written\. The project full\/p would have 1 task/m);
  expect(code).toBe(0);
  expect(readdirSync(join(folder, 'full'))).toEqual([]);
  vi.unstubAllEnvs();
});

it('exports no time that nobody has measured', async () => {
  const measured =
    '[{"data": {"text": "a"}, "annotations": [{"result": [], "lead_time": 2.5}, {"result": []}]}]';
  const folder = folderWith({ 'a.json': measured });
  await lsimport(folder, ['init', 'p', '-i', 'a.json', '-l', 'c.xml']);
  const { stdout } = await lsimport(folder, ['export', 'p', '-o', '-']);
  expect(JSON.parse(stdout)).toEqual([
    {
      data: { text: 'a' },
      annotations: [
        { result: [], lead_time: 2.5, ground_truth: false },
        { result: [], ground_truth: false },
      ],
    },
  ]);
});

it('a folder as standard input is a folder', async () => {
  const folder = folderWith({});
  const fd = openSync(folder, 'r');
  // What Node makes of it: a stream that ends at once.
  const stdin = Object.assign(Readable.from([]), { fd });
  try {
    const { code, stderr } = await lsimport(folder, ['check', '-'], { stdin });
    expect({ code, stderr }).toEqual({ code: 3, stderr: 'error: <stdin> is a directory, not a file.\n' });
  } finally {
    closeSync(fd);
  }
});

it.skipIf(process.platform !== 'linux')('a file of the kernel as standard input is refused', async () => {
  const folder = folderWith({});
  const fd = openSync('/proc/self/status', 'r');
  const stdin = Object.assign(Readable.from(['{}']), { fd });
  try {
    const { code, stderr } = await lsimport(folder, ['check', '-'], { stdin });
    expect({ code, stderr }).toEqual({ code: 3, stderr: 'error: <stdin> is not a regular file.\n' });
  } finally {
    closeSync(fd);
  }
});
