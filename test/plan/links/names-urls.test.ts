import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { namesUrls } from '../../../src/plan/links/names-urls.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';
const coco = (image: object) =>
  JSON.stringify({
    images: [{ id: 1, width: 10, height: 10, ...image }],
    categories: [{ id: 3, name: 'car' }],
    annotations: [{ id: 1, image_id: 1, category_id: 3, bbox: [1, 1, 2, 2] }],
  });
const lvis = coco({ coco_url: 'http://images.example/val/1.jpg' });

async function linksOf(files: Record<string, string | Uint8Array>, input: string, stdin?: string) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const root = input.startsWith('d/') ? ['--document-root', '.'] : [];
  const args = ['convert', input, '-l', 'auto', '--to', 'tasks-1.x', ...root, '-o', '-'];
  const { code, stdout, stderr } = await lsimport(
    folder,
    args,
    stdin === undefined ? {} : { stdin: Readable.from([stdin]) },
  );
  return { code, stderr, links: stdout.match(/"image":"[^"]*/g) };
}

describe('labels that name images by URLs are read wherever they are', () => {
  const links = ['"image":"http://images.example/val/1.jpg'];

  test('compressed', async () => {
    expect(await linksOf({ 'a.json.gz': gzipSync(lvis) }, 'a.json.gz')).toMatchObject({ code: 0, links });
  });

  test('from a pipe', async () => {
    expect(await linksOf({}, '-', lvis)).toMatchObject({ code: 0, links });
  });

  test('in an archive', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'a.json': lvis });
    execFileSync('tar', ['-cf', 'a.tar', 'a.json'], { cwd: folder });
    const args = ['convert', 'a.tar', '-l', 'auto', '--to', 'tasks-1.x', '-o', '-'];
    const { code, stdout } = await lsimport(folder, args);
    expect({ code, links: stdout.match(/"image":"[^"]*/g) }).toEqual({ code: 0, links });
  });
});

test('a compressed COCO file has the images beside it', async () => {
  const files = { 'd/val_x.json.gz': gzipSync(coco({ file_name: 'a.svg' })), 'd/x/a.svg': svg };
  expect(await linksOf(files, 'd/val_x.json.gz')).toMatchObject({
    code: 0,
    links: ['"image":"/data/local-files/?d=d/x/a.svg'],
  });
});

test('one from a pipe that names files is refused', async () => {
  const { code, stderr } = await linksOf({}, '-', coco({ file_name: 'a.svg' }));
  expect(code).toBe(2);
  expect(stderr).toContain('link to files beside the input, but <stdin> is read from a temporary copy.');
});

test.each<[string, boolean]>([
  [lvis, true],
  [lvis.replaceAll('/', '\\/'), true],
  [coco({ file_name: 'https://h.example/a.jpg?size=2' }), true],
  ['image,label\ns3://h/a.jpg,cat\ns3://h/b.png,dog\n', true],
  [coco({ file_name: '1.jpg', coco_url: 'http://images.example/val/1.jpg' }), false],
  [coco({ file_name: 'file:///a.jpg' }), false],
  ['image,label\nhttp://h/a.jpg,cat\nb.png,dog\n', false],
  ['text,label\nhello,cat\n', false],
])('%s: %j', (text, are) => {
  const folder = temporaryFolder();
  writeFiles(folder, { a: text });
  expect(namesUrls(join(folder, 'a'), 'a')).toBe(are);
});
