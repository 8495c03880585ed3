import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { prepareFormat } from '../support/stores/format-cases.ts';
import { startS3 } from '../support/stores/s3-server.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

/** A fixture whose labels are on disk and whose images are in a folder beside them, and in a bucket. */
async function splitFormat(format: string) {
  const { folder, input, options, files } = prepareFormat(format, 'basic');
  const images = Object.entries(files).filter(([path]) => /\.(?:png|jpe?g|bmp)$/i.test(path));
  expect(images.length).toBeGreaterThan(0);
  const objects = images.map(
    ([path, content]) => [`media/${path.replace(`${input}/`, '')}`, content] as const,
  );
  for (const [path] of images) rmSync(join(folder, path));
  for (const [path, content] of objects) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const s3 = await startS3('b', Object.fromEntries(objects));
  return { folder, convert: ['convert', input, ...options], s3 };
}

it.each(['coco', 'yolo', 'voc', 'labelme', 'cvat', 'supervisely'])(
  '%s: labels on disk, images in a bucket',
  async (format) => {
    const { folder, convert, s3 } = await splitFormat(format);
    const linked = ['--images', 'media', '--document-root', 'media', '--links', 's3://b/media'];
    const local = await lsimport(folder, [...convert, ...linked]);
    expect(local.code, local.stderr).toBe(0);
    expect(local.stdout).toContain('s3://b/media/');
    rmSync(join(folder, 'media'), { recursive: true });

    const stored = await lsimport(folder, [...convert, '--images', 's3://b/media/']);
    expect({ code: stored.code, stdout: stored.stdout }, stored.stderr).toEqual({
      code: 0,
      stdout: local.stdout,
    });
    // What the warnings are about does not depend on where the images are.
    const told = ({ stderr }: { stderr: string }) => stderr.replace(/ in [\d.]+ s/, '');
    expect(told(stored).replaceAll('s3://b/media', 'media')).toBe(told(local));
    expect(s3.requests.filter((request) => /GET \/b\/media/.test(request)).length).toBeGreaterThan(0);
  },
);

const config =
  '<View><Audio name="a" value="$audio"/><Labels name="l" toName="a"><Label value="hi"/></Labels></View>';
const subtitles = '1\n00:00:01,000 --> 00:00:02,000\nhi\n';

it('sounds in a bucket are linked by name, and not read', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, 'in/talk one.srt': subtitles });
  const s3 = await startS3('b', { 'sounds/talk one.wav': 'RIFF', 'sounds/other.wav': 'RIFF' });
  const args = [
    'in',
    '--input-format',
    'srt',
    '-l',
    'config.xml',
    '--to',
    'jsonl',
    '--audio',
    's3://b/sounds',
  ];
  const { code, stdout, stderr } = await lsimport(folder, ['convert', ...args]);
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout).data.audio).toBe('s3://b/sounds/talk one.wav');
  expect(s3.requests.filter((request) => request.includes('.wav'))).toEqual([]);
});

const voc = (name: string) =>
  `<annotation><filename>${name}</filename><object><name>cat</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>2</xmax><ymax>2</ymax></bndbox></object></annotation>`;
const boxes =
  '<View><Image name="i" value="$image"/><RectangleLabels name="l" toName="i"><Label value="cat"/></RectangleLabels></View>';
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAAAAACMmsGiAAAADklEQVR4nGNgQAX/YWwAG+UD/RpJ6tEAAAAASUVORK5CYII=',
  'base64',
);

describe('what is wrong', () => {
  async function check(objects: Record<string, string | Buffer>, name: string, ...args: string[]) {
    const folder = temporaryFolder();
    writeFiles(folder, { 'config.xml': boxes, 'in/a.xml': voc(name) });
    await startS3('b', objects);
    const input = ['in', '--input-format', 'voc', '-l', 'config.xml'];
    return lsimport(folder, ['check', ...input, ...(args.length > 0 ? args : ['--images', 's3://b/p/'])]);
  }

  it('an image that the bucket does not have', async () => {
    const { code, stdout } = await check({ 'p/b.png': png }, 'a.png');
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /error\[image-size-unknown\].*\n {2}in\/a\.xml, task 0\n.*"a\.png" is unknown.*: it is not in s3:\/\/b\/p\./,
    );
  });

  it('a key that Label Studio does not open', async () => {
    const { code, stdout } = await check({ 'p/a?.png': png }, 'a?.png');
    expect(code).toBe(1);
    expect(stdout).toContain('[key-not-shown]');
  });

  it.each([
    ['a prefix without objects', ['--images', 's3://b/q/'], 'nothing below "q/"', 3],
    ['an object', ['--images', 's3://b/p/a.png'], '--images s3://b/p/a.png is an object, not a folder', 3],
    ['a web server', ['--images', 'https://example.com/p/'], 'cannot be listed', 2],
    [
      'links to local files',
      ['--images', 's3://b/p/', '--document-root', '.'],
      '--document-root does not apply to in: the tasks link to the store itself',
      2,
    ],
  ])('%s', async (_, args, message, exitCode) => {
    const { code, stderr } = await check({ 'p/a.png': png }, 'a.png', ...args);
    expect(stderr.replace(/\s+/g, ' ')).toContain(message);
    expect(code).toBe(exitCode);
  });
});

it('init writes the storage of the images', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': boxes, 'in/a.xml': voc('a.png') });
  await startS3('b', { 'p/a.png': png });
  const args = ['-i', 'in', '--input-format', 'voc', '-l', 'config.xml', '--images', 's3://b/p/', '--json'];
  const { code, stdout, stderr } = await lsimport(folder, ['init', 'project', ...args]);
  expect(code, stderr + stdout).toBe(0);
  const { default: written } = await import(join(folder, 'project/config.json'), { with: { type: 'json' } });
  expect(written.source).toMatchObject({ type: 's3', path: 'b', params: { prefix: 'p' } });
});
