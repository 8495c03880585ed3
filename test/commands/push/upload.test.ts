import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Seen } from '../../support/label-studio/replies.ts';
import { type FakeServer, type Fault, startFakeServer } from '../../support/label-studio/start.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { runPush } from './run-push.ts';

const config = '<View><Image name="image" value="$image"/></View>';
const args = ['photos', '-l', 'config.xml', '--project', 'Photos', '--upload'];

const isUpload = ({ method, headers }: Seen) =>
  method === 'POST' && headers['content-type']?.startsWith('multipart/') === true;

/** What each task of the project links to: the name below the input, and the content that the server has of it. */
function shown(server: FakeServer) {
  const uploads = [...server.state.uploads.values()];
  return [...server.project().tasks.values()].map(({ data, meta, file_upload_id: id }) => {
    const upload = uploads.find(({ file }) => encodeURI(`/data/${file}`) === data.image);
    expect(upload?.id).toBe(id);
    return [(meta.lsimport as { key: string }).key, upload?.content.toString()];
  });
}

it('sends the files, and links to them', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, {
    'config.xml': config,
    'photos/a b.PNG': 'one',
    'photos/sub/ü.png': 'two\r\n\r\n--x',
    'photos/sub/z.png': '',
  });
  const { code, stdout } = await runPush(folder, server, args);
  expect(code).toBe(0);
  expect(stdout).toContain('  uploaded: 3 files (13 bytes)\n');
  expect(shown(server)).toEqual([
    ['file:a b.PNG', 'one'],
    ['file:sub/z.png', ''],
    ['file:sub/ü.png', 'two\r\n\r\n--x'],
  ]);
  const names = [...server.state.uploads.values()].map(({ file }) => file);
  expect(names[0]).toMatch(/^upload\/1\/[0-9a-f]{8}-a_b-[0-9a-f]{24}\.png$/);
  expect(names[2]).toMatch(/-ü-[0-9a-f]{24}\.png$/);

  const again = await runPush(folder, server, args);
  expect(again.stdout).toMatch(/^Nothing to send/);
  expect(server.state.uploads.size).toBe(3);
});

it('sends at most 100 files in a request, and the same content once', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  const files = Array.from({ length: 250 }, (_, i) => [`photos/${i}.png`, `image ${i % 240}`] as const);
  writeFiles(folder, { 'config.xml': config, ...Object.fromEntries(files) });
  expect((await runPush(folder, server, args)).code).toBe(0);
  expect(server.requests.filter(isUpload)).toHaveLength(3);
  expect(server.state.uploads.size).toBe(240);
  expect(shown(server).map(([, content]) => content)).toEqual(files.map(([, content]) => content));
});

it.each<[string, Fault]>([
  ['a cut after', { when: 'after', answer: 'cut' }],
  ['504 after', { when: 'after', answer: { status: 504 } }],
  ['500 after', { when: 'after', answer: { status: 500 } }],
])('has each file once on the server after %s', async (_, fault) => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, 'photos/a.png': 'one', 'photos/b.png': 'two' });
  let faults = 1;
  server.fault = (seen) => (isUpload(seen) && faults-- > 0 ? fault : undefined);
  expect((await runPush(folder, server, args)).code).toBe(0);
  expect(server.state.uploads.size).toBe(2);
  expect(shown(server).map(([, content]) => content)).toEqual(['one', 'two']);
});

it('sends only the files that are missing after a push that was cut off', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, 'photos/a.png': 'one', 'photos/b.png': 'two' });
  server.fault = ({ method, path, headers }) =>
    method === 'POST' && path.endsWith('/import') && headers['content-type'] === 'application/json'
      ? { when: 'before', answer: { status: 403 } }
      : undefined;
  expect((await runPush(folder, server, args)).code).toBe(5);
  expect(server.state.uploads.size).toBe(2);
  server.fault = undefined;
  writeFiles(folder, { 'photos/c.png': 'three' });
  const { stdout } = await runPush(folder, server, [...args, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ written: 3, uploadedFiles: 1, uploadedBytes: 5 });
  expect(shown(server).map(([, content]) => content)).toEqual(['one', 'two', 'three']);
});

it('splits requests that a proxy finds too large', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  const files = Array.from({ length: 9 }, (_, i) => [`photos/${i}.png`, `${i}`.repeat(1000)]);
  writeFiles(folder, { 'config.xml': config, ...Object.fromEntries(files) });
  server.fault = (seen) =>
    isUpload(seen) && seen.body.length > 4000 ? { when: 'before', answer: { status: 413 } } : undefined;
  expect((await runPush(folder, server, args)).code).toBe(0);
  expect(shown(server).map(([, content]) => content)).toEqual(files.map(([, content]) => content));
});

it('takes a project whose label config has more than one object tag', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  const two = '<View><Image name="image" value="$image"/><Text name="t" value="$name"/></View>';
  writeFiles(folder, {
    'config.xml': two,
    'photos/a.png': 'one',
    'photos/metadata.csv': 'file_name,name\na.png,cat\n',
  });
  const { code, stderr } = await runPush(folder, server, args);
  expect(stderr).not.toContain('error[');
  expect(code).toBe(0);
  expect(shown(server)).toEqual([['file:a.png', 'one']]);
});

it.each(['another', 'two'])('counts a file that holds %j now, and not "one", as changed', async (now) => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, 'photos/a.png': 'one' });
  await runPush(folder, server, args);
  writeFiles(folder, { 'photos/a.png': now });
  expect((await runPush(folder, server, args)).stdout).toContain(
    'different from what was sent: 1 task: a.png',
  );
  expect((await runPush(folder, server, [...args, '--replace'])).code).toBe(0);
  expect(shown(server)).toEqual([['file:a.png', now]]);
});

it('does not take a file of another folder for the one with its name and size', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, 'photos/1.png': 'one', 'more/1.png': 'two' });
  await runPush(folder, server, args);
  const { stdout } = await runPush(folder, server, ['more', ...args.slice(1)]);
  expect(stdout).toContain('different from what was sent: 1 task: 1.png');
});

it('refuses files that Label Studio does not take before anything is sent', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, 'photos/a.png': 'one', 'photos/b.tif': 'two' });
  const { code, stderr } = await runPush(folder, server, args);
  expect(code).toBe(1);
  expect(stderr).toContain(
    '"b.tif" cannot be uploaded: Label Studio takes no files that end in .tif, only .bmp ',
  );
  expect(stderr).toContain('photos/b.tif');
  expect(stderr).toContain('help: Convert it, or leave its task out: --invalid-tasks skip --rejected FILE.');
  expect(server.state.uploads.size).toBe(0);
  expect(server.state.views.size).toBe(0);
});

it('sends the other tasks when those with such files are to be skipped', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, 'photos/a.png': 'one', 'photos/b.tif': 'two', 'photos/c': '' });
  const skip = ['--invalid-tasks', 'skip', '--rejected', 'rejected.jsonl', '--json'];
  const { code, stdout } = await runPush(folder, server, [...args, ...skip]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ written: 1, rejected: 1, uploadedFiles: 1 });
  expect(shown(server)).toEqual([['file:a.png', 'one']]);
  expect(readFileSync(join(folder, 'rejected.jsonl'), 'utf8')).toContain('not-uploadable');
});

it('names files that are empty or no images, and sends them', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  const page = '<!DOCTYPE html><title>404</title>';
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
  const photos = { 'photos/a.png': '', 'photos/b.JPG': page, 'photos/c.svg': svg, 'photos/d.gif': 'GIF89a' };
  writeFiles(folder, { 'config.xml': config, ...photos });
  const { code, stdout } = await runPush(folder, server, [...args, '--json']);
  expect(code).toBe(0);
  const { diagnostics, written } = JSON.parse(stdout);
  expect(written).toBe(4);
  expect(diagnostics).toMatchObject([
    { code: 'config-no-control' },
    { code: 'media-damaged', file: 'photos/a.png' },
    { code: 'media-damaged', file: 'photos/b.JPG' },
  ]);
  expect(diagnostics[1].message).toBe('The file "a.png" is empty, so its task would show nothing.');
  expect(diagnostics[2].message).toContain('"b.JPG" is a web page, not an image, so');
});

it('makes the links itself, and has no use for texts', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  const text = '<View><Text name="t" value="$text"/></View>';
  writeFiles(folder, { 'config.xml': text, 'a.txt': 'one\n', 'photos/a.png': 'x' });
  const other = await runPush(folder, server, [...args, '--document-root', '.']);
  expect(other.code).toBe(2);
  expect(other.stderr).toContain('--upload makes the links itself.');
  const texts = ['a.txt', '-l', 'config.xml', '--project', 'Texts', '--upload'];
  const { code, stderr } = await runPush(folder, server, texts);
  expect(code).toBe(2);
  expect(stderr).toContain('--upload does not apply to the input format text');
});
