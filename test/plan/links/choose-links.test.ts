import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { EXIT } from '../../../src/errors.ts';
import { readTasks } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const files = {
  'boxes.xml': '<View><Image name="i" value="$image"/></View>',
  'text.xml': '<View><Text name="t" value="$text"/></View>',
  'media/set/a b.png': '',
  'media/set/sub/c.png': '',
  'other/d.png': '',
  'lines.txt': 'one',
};

async function init(...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const input = ['-i', 'media/set', '--input-format', 'image-dir', '-l', 'boxes.xml'];
  const ending = await lsimport(folder, ['init', 'p', ...input, ...args]);
  const links = ending.code === EXIT.done ? readTasks(join(folder, 'p')).map(({ data }) => data.image) : [];
  return { ...ending, links, folder };
}

test.each([
  [
    ['--document-root', 'media'],
    ['/data/local-files/?d=set/a%20b.png', '/data/local-files/?d=set/sub/c.png'],
  ],
  [
    ['--document-root', 'media', '--links', '1.x', '--base-url', 'http://h:1'],
    ['http://h:1/data/local-files/?d=set/a%20b.png', 'http://h:1/data/local-files/?d=set/sub/c.png'],
  ],
  [
    ['--links', 'https://h/x'],
    ['https://h/x/a%20b.png', 'https://h/x/sub/c.png'],
  ],
  [
    ['--links', 'https://h/x', '--document-root', 'media'],
    ['https://h/x/set/a%20b.png', 'https://h/x/set/sub/c.png'],
  ],
])('%s', async (args, expected) => {
  expect((await init(...args)).links).toEqual(expected);
});

test('the summary says what the server needs, --quiet does not, and --json has it as members', async () => {
  const { stdout, folder } = await init('--document-root', 'media');
  expect(stdout).toContain(`LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT=${join(folder, 'media')}`);
  expect(stdout).toContain(`\n${join(folder, 'media/set')}\n`);
  expect((await init('--document-root', 'media', '--quiet')).stdout).toBe('');
  const json = await init('--document-root', 'media', '--json');
  expect(JSON.parse(json.stdout).localFiles).toEqual({
    environment: {
      LABEL_STUDIO_LOCAL_FILES_SERVING_ENABLED: 'true',
      LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT: join(json.folder, 'media'),
    },
    storage: { type: 'localfiles', path: join(json.folder, 'media/set') },
  });
});

test.each([
  ['media/set', 'would be the document root', 'media'],
  ['media/set/sub', 'are outside the document root', 'media'],
  ['other', 'are outside the document root', ''],
  ['nope', 'Cannot read --document-root nope: it does not exist.', ''],
])('the root %s is refused, and one that fits is named', async (root, problem, fitting) => {
  const { code, stderr, folder } = await init('--document-root', root);
  expect(code).toBe(root === 'nope' ? EXIT.unreadable : EXIT.usage);
  expect(stderr).toContain(problem);
  expect(stderr).toContain(`--document-root ${join(folder, fitting)}\n`);
});

test.each([
  [['--links', '1.x'], 'needs --document-root'],
  [['--links', '0.9', '--document-root', 'media'], 'cannot be combined'],
  [['--links', 'https://h/', '--base-url', 'http://h'], 'cannot be combined'],
  [['--links', 'htp://h/'], 'It must be 0.9, 1.x, or the start of a URL'],
  [['--links', '2.x'], 'It must be 0.9, 1.x, or the start of a URL'],
  [['--base-url', 'localhost:8080'], 'such as http://localhost:8080.'],
  [['--base-url', 'data.example.com/set'], 'such as http://data.example.com/set.'],
  [['--base-url', 'ftp://h/'], 'It must be an http or https origin, such as http://localhost:8080.'],
  [['--base-url', 'http://'], 'It must be an http or https origin'],
  [['--base-url', 'http://h/?d='], 'It must be an http or https origin'],
  [['--base-url', ''], 'It must be an http or https origin'],
  [['--base-url', 'http://h', '--compat', '0.9'], '--base-url does not exist in Label Studio 0.9.1'],
  [['--links', '1.x', '--document-root', 'media', '--compat', '0.9'], 'does not exist in Label Studio 0.9.1'],
])('%s is wrong usage', async (args, problem) => {
  const { code, stderr } = await init(...args);
  expect(code).toBe(EXIT.usage);
  expect(stderr).toContain(problem);
});

test.each([
  ['--document-root', '.'],
  ['--base-url', 'http://h'],
  ['--links', 'https://h/'],
])('%s for tasks without links is wrong usage', async (option, value) => {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const input = ['-i', 'lines.txt', '--input-format', 'text', '-l', 'text.xml'];
  const { code, stderr } = await lsimport(folder, ['init', 'p', ...input, option, value]);
  expect(code).toBe(EXIT.usage);
  expect(stderr).toContain(`${option} does not apply to the input format text`);
});

// As COCO has it: labels and images in folders beside each other.
const coco = {
  'boxes.xml':
    '<View><Image name="i" value="$image"/><RectangleLabels name="b" toName="i"><Label value="cup"/></RectangleLabels></View>',
  'd/coco/annotations/instances_val2017.json': JSON.stringify({
    images: [{ id: 1, file_name: 'a.png', width: 10, height: 10 }],
    annotations: [{ id: 1, image_id: 1, category_id: 1, bbox: [1, 1, 5, 5] }],
    categories: [{ id: 1, name: 'cup' }],
  }),
  'd/coco/val2017/a.png': '',
  'd/coco/other/x.txt': '',
};
const labels = 'd/coco/annotations/instances_val2017.json';

async function convert(input: string[], root: string, ...more: string[]) {
  const stdin = Readable.from([coco[labels]]);
  const folder = temporaryFolder();
  writeFiles(folder, coco);
  const args = ['convert', ...input, '--input-format', 'coco', '-l', 'boxes.xml', '--document-root', root];
  const ending = await lsimport(folder, [...args, '-o', 'o.json', ...more], { stdin });
  return { ...ending, folder };
}

test.each([
  ['the labels', [labels], 'd'],
  ['the labels, a root without them', [labels], 'd/coco'],
  ['labels by standard input', ['-', '--images', 'd/coco/val2017'], 'd'],
])('the storage for images elsewhere than %s is where the images are', async (_, input, root) => {
  const { stdout, stderr, folder } = await convert(input, root, '--json');
  expect(stderr).toBe('');
  expect(JSON.parse(stdout).localFiles.storage.path).toBe(join(folder, 'd/coco/val2017'));
});

test('a root that holds the labels but not the images is refused', async () => {
  const { code, stderr, folder } = await convert([labels], 'd/coco/annotations');
  expect(code).toBe(EXIT.usage);
  expect(stderr).toContain(`${join(folder, 'd/coco/val2017/a.png')} is outside`);
  expect(stderr).toContain(`--document-root ${join(folder, 'd/coco')}\n`);
});

// As COCO of Label Studio names the files of its server.
test('of a file that is not there, the folder that has it is asked for, not another root', async () => {
  const folder = temporaryFolder();
  const images = [{ id: 1, file_name: '../../label-studio/upload/a.png', width: 10, height: 10 }];
  writeFiles(folder, {
    ...coco,
    'd/x/result.json': JSON.stringify({ images, categories: [], annotations: [] }),
  });
  const args = ['convert', 'd/x/result.json', '--input-format', 'coco', '-l', 'boxes.xml', '-o', 'o.json'];
  const { code, stderr } = await lsimport(folder, [...args, '--document-root', 'd/x']);
  expect(code).toBe(EXIT.usage);
  expect(stderr).toContain('is outside');
  expect(stderr).toContain(', and it does not exist.\n');
  expect(stderr).toContain('--images');
  expect(stderr).not.toContain('--document-root');
});

test('a root that is itself the folder of the images is refused when they are known, and nothing is written', async () => {
  const { code, stderr, folder } = await convert([labels], 'd/coco/val2017');
  expect(code).toBe(EXIT.usage);
  expect(stderr).toContain('would be the document root');
  expect(stderr).toContain(`--document-root ${join(folder, 'd/coco')}\n`);
  expect(existsSync(join(folder, 'o.json'))).toBe(false);
});
