import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runPush } from '../commands/push/run-push.ts';
import { startFakeServer } from '../support/label-studio/start.ts';
import { lsimport } from '../support/run.ts';
import { fail, startS3 } from '../support/stores/s3-server.ts';
import { serve } from '../support/stores/serve.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const config = `<View>
  <Image name="i" value="$image"/><Text name="t" value="$path"/><TextArea name="a" toName="i"/>
</View>`;
const csv = 'image,path\nimg/owl 1#.png,img/wren.png\n./img/wren.png,x\ns3://other/k.png,y\n';
const objects = { 'set/t.csv': csv, 'set/img/owl 1#.png': 'x', 'set/img/wren.png': 'x' };

async function imagesOf(input: string, ...more: string[]): Promise<unknown[]> {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config });
  const args = ['convert', input, '-l', 'config.xml', '--to', 'jsonl', ...more];
  const { code, stdout, stderr } = await lsimport(folder, args);
  expect(code, stderr).toBe(0);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).data)
    .map(({ image, path }) => (path === 'img/wren.png' ? [image, path] : image));
}

describe('a table in a bucket that names keys', () => {
  it.each([
    ['set/t.csv', csv],
    [
      'set/t.jsonl',
      '{"image":"img/owl 1#.png","path":"img/wren.png"}\n{"image":"./img/wren.png","path":"x"}\n',
    ],
    ['set/t.json', '[{"image":"img/owl 1#.png","path":"img/wren.png"},{"image":"img/wren.png","path":"x"}]'],
  ])('links to the objects beside %s, where tags show them', async (key, content) => {
    await startS3('b', { ...objects, [key]: content });
    const images = await imagesOf(`s3://b/${key}`);
    expect(images.slice(0, 2)).toEqual([
      ['s3://b/set/img/owl 1#.png', 'img/wren.png'],
      's3://b/set/img/wren.png',
    ]);
    expect(images.slice(2)).toEqual(key.endsWith('csv') ? ['s3://other/k.png'] : []);
  });

  it('may name whole keys', async () => {
    await startS3('b', { 'tables/t.csv': 'image,path\nphotos/1.png,x\n../up.png,y\n', 'photos/1.png': 'x' });
    expect(await imagesOf('s3://b/tables/t.csv')).toEqual(['s3://b/photos/1.png', '../up.png']);
  });

  it('links to the same names elsewhere with --links', async () => {
    await startS3('b', objects);
    const images = await imagesOf('s3://b/set/t.csv', '--links', 'https://cdn.example.com/');
    expect(images[1]).toBe('https://cdn.example.com/img/wren.png');
  });

  it.each([
    ['that are not there', () => {}],
    [
      'that may not be looked at',
      (s3: Awaited<ReturnType<typeof startS3>>) => {
        s3.disturb = ({ url = '' }, response) => url.includes('/img/') && fail(response, 403, 'AccessDenied');
      },
    ],
  ])('keeps names of objects %s', async (_, change) => {
    const s3 = await startS3('b', { 'set/t.csv': 'image,path\nimg/1.png,x\n' });
    change(s3);
    expect(await imagesOf('s3://b/set/t.csv')).toEqual(['img/1.png']);
  });

  it('asks for few of them, however many there are', async () => {
    const rows = Array.from({ length: 1000 }, (_, i) => `img/${i}.png,x\n`).join('');
    const s3 = await startS3('b', { 'set/t.csv': `image,path\n${rows}`, 'set/img/3.png': 'x' });
    expect((await imagesOf('s3://b/set/t.csv')).at(-1)).toBe('s3://b/set/img/999.png');
    expect(s3.requests.filter((request) => request.includes('/img/')).length).toBeLessThanOrEqual(10);
  });

  it('gets a label config that shows them', async () => {
    await startS3('b', objects);
    const folder = temporaryFolder();
    const args = ['convert', 's3://b/set/t.csv', '-l', 'auto', '--to', 'jsonl', '--write-config', 'c.xml'];
    const { code, stdout, stderr } = await lsimport(folder, args);
    expect(code, stderr).toBe(0);
    expect(readFileSync(join(folder, 'c.xml'), 'utf8')).toMatch(/<Image [^>]*value="\$image"/);
    expect(JSON.parse(stdout.split('\n')[0]!).data.image).toBe('s3://b/set/img/owl 1#.png');
  });

  it('is cut into shards', async () => {
    await startS3('b', objects);
    const folder = temporaryFolder();
    writeFiles(folder, { 'config.xml': config });
    const args = [
      'convert',
      's3://b/set/t.csv',
      '-l',
      'config.xml',
      '--to',
      'jsonl',
      '-o',
      'p-{shard}-of-{shards}.jsonl',
    ];
    for (const shard of ['0/2', '1/2'])
      expect(await lsimport(folder, [...args, '--shard', shard])).toMatchObject({ code: 0 });
    const manifests = [0, 1].map((i) => `p-${i}-of-2.jsonl.manifest.json`);
    const merged = await lsimport(folder, ['merge', ...manifests, '-o', '-']);
    const whole = await lsimport(folder, [
      'convert',
      's3://b/set/t.csv',
      '-l',
      'config.xml',
      '--to',
      'jsonl',
    ]);
    expect(merged.stdout).toBe(whole.stdout);
    expect(whole.stdout).toContain('s3://b/set/img/wren.png');
  });

  it('is no source of a project, as 0.9 would read the objects instead', async () => {
    await startS3('b', objects);
    const folder = temporaryFolder();
    writeFiles(folder, { 'config.xml': config });
    const { code, stderr } = await lsimport(folder, [
      ...['init', 'proj', '-i', 's3://b/set/t.csv', '-l', 'config.xml'],
    ]);
    expect(code, stderr).toBe(0);
    const { source } = JSON.parse(readFileSync(join(folder, 'proj/config.json'), 'utf8'));
    expect(source).toMatchObject({ type: 'tasks-json' });
  });

  it('is pushed with the storage of the bucket', async () => {
    await startS3('b', objects);
    const server = await startFakeServer();
    server.state.buckets.origin = await serve((_, response) => void response.end('the object'));
    const folder = temporaryFolder();
    writeFiles(folder, { 'config.xml': config });
    const { code, stderr } = await runPush(folder, server, [
      's3://b/set/t.csv',
      '-l',
      'config.xml',
      '--project',
      'Photos',
    ]);
    expect(code, stderr).toBe(0);
    const images = [...server.project().tasks.values()].map(({ data }) => data.image);
    expect(images).toEqual(['s3://b/set/img/owl 1#.png', 's3://b/set/img/wren.png', 's3://other/k.png']);
    expect(server.state.buckets.list.map(({ bucket }) => bucket).sort()).toEqual(['b', 'other']);
  });
});
