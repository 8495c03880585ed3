import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const image =
  '{"images": [{"id": 1, "file_name": "p.png"}], "annotations": [], "categories": [{"id": 1, "name": "a"}]}';
const voc = '<annotation><filename>a.png</filename></annotation>';
const labelme = '{"imagePath": "a.png", "shapes": []}';
const config = '<View><Text name="t" value="$text"/></View>';
const project = {
  'p/config.json': '{}',
  'p/config.xml': config,
  'p/tasks.json': '{"1": {"data": {"text": "a"}}}',
};
const push = 'push --project abc --url http://127.0.0.1:1 -i t.json -l c.xml';

/** Places in which a file is opened: the path of what is no file, the files beside it, and a command line that comes to it. */
const places: [string, Record<string, string>, string][] = [
  ['in.json', {}, 'check -i in.json'],
  ['in.json', {}, 'check -i in.json --input-format jsonl'],
  ['in.csv', {}, 'check -i in.csv -l auto'],
  ['c.xml', { 't.json': '[]' }, 'check -i t.json -l c.xml'],
  ['my.json', { 't.json': '[]' }, 'init new -i t.json --config my.json'],
  ['p.png', { 'c.json': image }, 'check -i c.json --input-format coco -l auto'],
  ['v/a.png', { 'v/a.xml': voc }, 'check -i v --input-format voc -l auto'],
  ['v/b.xml', { 'v/a.xml': voc }, 'check -i v --input-format voc -l auto'],
  ['l/a.png', { 'l/a.json': labelme }, 'check -i l --input-format labelme -l auto'],
  ['l/b.json', { 'l/a.json': labelme }, 'check -i l --input-format labelme -l auto'],
  ...['classes.txt', 'data.yaml', 'notes.json', 'other.yaml', 'a.txt', 'b.txt'].map(
    (name): [string, Record<string, string>, string] => [
      `y/${name}`,
      { 'y/a.png': 'x', ...(name === 'classes.txt' ? {} : { 'y/classes.txt': 'cup' }) },
      'check -i y --input-format yolo -l auto',
    ],
  ),
  ['m/metadata.csv', { 'm/a.png': 'x' }, 'check -i m --input-format image-dir --template image_bbox'],
  ['m/metadata.jsonl', { 'm/a.png': 'x' }, 'check -i m --input-format image-dir --template image_bbox'],
  ['d/a.json', { 'd/b.json': '{}' }, 'check -i d --input-format json-dir'],
  ['d/a.txt', { 'd/b.txt': 'b', 'c.xml': config }, 'check -i d --input-format text-dir -l c.xml'],
  ['d/a.html', { 'd/b.html': 'b' }, 'check -i d --input-format html-dir --template html_document'],
  [
    'd/a.csv',
    { 'd/b.csv': 't,v\n1,2\n' },
    'check -i d --input-format time-series-dir --template ts_loading_csv',
  ],
  ['p/completions/1.json', project, 'export p -o o.json'],
  ['p/config.json', { ...project, 'p/config.json': '' }, 'export p -o o.json'],
  ['p/config.xml', { ...project, 'p/config.xml': '' }, 'export p -o o.json'],
  ['p/tasks.json', { ...project, 'p/tasks.json': '' }, 'export p -o o.json'],
  ['token', { 't.json': '[]', 'c.xml': config }, `${push} --token-file token`],
  [
    'ca.pem',
    { 't.json': '[]', 'c.xml': config, token: 'abcdef0123456789abcdef0123456789abcdef01' },
    `${push} --token-file token --ca ca.pem`,
  ],
];

const kinds: [string, (path: string) => void][] = [
  ['a FIFO', (path) => execFileSync('mkfifo', [path])],
  [
    'a socket',
    (path) => {
      // The path of a socket may not be long; a link makes it short.
      const short = temporaryFolder();
      symlinkSync(dirname(path), join(short, 'x'));
      const server = createServer().listen(join(short, 'x', basename(path)));
      onTestFinished(() => void server.close());
    },
  ],
  ['a link to a device', (path) => symlinkSync('/dev/zero', path)],
  ['a link to a file of the kernel that waits', (path) => symlinkSync('/proc/kmsg', path)],
  [
    'a link to a file of the kernel that tells of the process',
    (path) => symlinkSync('/proc/self/environ', path),
  ],
];

describe.skipIf(process.platform !== 'linux').each(kinds)('%s', (_kind, make) => {
  it.each(places)('as %s', async (name, files, line) => {
    const folder = temporaryFolder();
    const others = Object.entries(files).filter(([path]) => path !== name);
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFiles(folder, Object.fromEntries(others));
    make(join(folder, name));
    const { code, stderr, stdout } = await lsimport(folder, line.split(' '));
    // Skipped, or refused: never waited for, never read.
    expect([0, 1, 3]).toContain(code);
    expect(`${stdout}${stderr}`).not.toContain('PATH');
    if (code !== 0) expect(`${stdout}${stderr}`).toMatch(/not a regular file/);
  });
});
