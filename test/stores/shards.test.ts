import { describe, expect, it } from 'vitest';
import { count } from '../commands/merge/make-shards.ts';
import { runPush } from '../commands/push/run-push.ts';
import { startFakeServer } from '../support/label-studio/start.ts';
import { type Ending, lsimport } from '../support/run.ts';
import { type FakeS3, fail, startS3 } from '../support/stores/s3-server.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const config = '<View><Text name="t" value="$text"/><TextArea name="a" toName="t"/></View>';
const birds = ['owl', 'wren', 'kite', 'jay', 'robin', 'rook', 'crane'];
const lines = birds.map((text) => `${JSON.stringify({ text })}\n`).join('');
const N = 3;
const addresses = count(N).map((i) => `s3://b/out/part-${i}-of-${N}.jsonl.manifest.json`);
const jsonl = ['in.jsonl', '-l', 'config.xml', '--to', 'jsonl'];

function folderWith(files: Record<string, string>): string {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, ...files });
  return folder;
}

function shard(folder: string, index: number, args: readonly string[], ...more: string[]): Promise<Ending> {
  const to = ['-o', 's3://b/out/part-{shard}-of-{shards}.jsonl', '--shard', `${index}/${N}`];
  return lsimport(folder, ['convert', ...args, ...to, ...more]);
}

/** A bucket with all shards of an input. */
async function bucketWithShards(folder: string, args: readonly string[] = jsonl): Promise<FakeS3> {
  const s3 = await startS3('b', {});
  for (const index of count(N)) {
    const { code, stderr } = await shard(folder, index, args);
    expect(code, stderr).toBe(0);
  }
  s3.requests.length = 0;
  return s3;
}

const writes = ({ requests }: FakeS3) => requests.filter((request) => !/^(?:GET|HEAD) /.test(request));

describe('shards in a bucket', () => {
  it.each([
    ['lines', { 'in.jsonl': lines }, jsonl],
    [
      'a folder',
      Object.fromEntries(birds.map((text, i) => [`in/${i + 5}.txt`, text])),
      ['in', '--input-format', 'text-dir', '-l', 'config.xml', '--to', 'jsonl'],
    ],
  ])('%s are merged to the bytes of one run', async (_, files, args) => {
    const folder = folderWith(files);
    const s3 = await bucketWithShards(folder, args);
    const whole = await lsimport(folder, ['convert', ...args]);
    const merged = await lsimport(folder, ['merge', ...addresses.toReversed(), '-o', '-']);
    expect({ code: merged.code, stdout: merged.stdout }, merged.stderr).toEqual({
      code: 0,
      stdout: whole.stdout,
    });
    expect(writes(s3)).toEqual([]);
  });

  it('are merged to an object with its manifest, which can be pushed', async () => {
    const folder = folderWith({ 'in.jsonl': lines });
    const s3 = await bucketWithShards(folder);
    const whole = await lsimport(folder, ['convert', ...jsonl]);
    const merge = (...more: string[]) =>
      lsimport(folder, ['merge', ...addresses, '-o', 's3://b/whole/all.jsonl', ...more]);
    const { code, stdout, stderr } = await merge();
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('Merged 3 shards to s3://b/whole/all.jsonl: 7 tasks');
    expect(s3.objects.get('whole/all.jsonl')?.toString()).toBe(whole.stdout);
    expect(writes(s3).map((request) => request.replace(/\?.*/, ''))).toEqual([
      'PUT /b/whole/all.jsonl.manifest.json',
      'PUT /b/whole/all.jsonl',
    ]);
    const server = await startFakeServer();
    const from = ['s3://b/whole/all.jsonl.manifest.json', '-l', 'config.xml', '--project', 'Birds'];
    const pushed = await runPush(folder, server, from);
    expect(pushed.code, pushed.stderr).toBe(0);
    expect([...server.project().tasks.values()].map(({ data }) => data.text)).toEqual(birds);

    s3.objects.set('whole/all.jsonl', Buffer.from('theirs'));
    expect(await merge()).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('s3://b/whole/all.jsonl already exists.'),
    });
    expect(s3.objects.get('whole/all.jsonl')?.toString()).toBe('theirs');
    expect(await merge('--force')).toMatchObject({ code: 0 });
    expect(s3.objects.get('whole/all.jsonl')?.toString()).toBe(whole.stdout);
  });

  it('leave no half of a whole, and nothing where one of them is wrong', async () => {
    const folder = folderWith({ 'in.jsonl': lines });
    const s3 = await bucketWithShards(folder);
    s3.objects.set('out/part-1-of-3.jsonl', Buffer.from('{"id":3,"data":{"text":"moa"}}\n'));
    const merge = (output: string) => lsimport(folder, ['merge', ...addresses, '-o', output]);
    expect(await merge('s3://b/all.jsonl')).toMatchObject({ code: 1 });
    expect(await merge('s3://none/all.jsonl')).toMatchObject({
      code: 5,
      stderr: expect.stringContaining('The bucket none of s3:'),
    });
    expect(await merge('s3://b')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('and merge writes'),
    });
    expect(await merge('https://example.com/all.jsonl')).toMatchObject({ code: 2 });
    expect(writes(s3)).toEqual([]);
  });

  it('are pushed', async () => {
    const folder = folderWith({ 'in.jsonl': lines });
    await bucketWithShards(folder);
    const server = await startFakeServer();
    const { code, stderr } = await runPush(folder, server, [
      ...addresses,
      '-l',
      'config.xml',
      '--project',
      'Birds',
    ]);
    expect(code, stderr).toBe(0);
    expect([...server.project().tasks.values()].map(({ data }) => data.text)).toEqual(birds);
  });

  it('are not done again when they are finished', async () => {
    const folder = folderWith({ 'in.jsonl': lines });
    const s3 = await bucketWithShards(folder);
    const { code, stdout } = await shard(folder, 1, jsonl);
    expect(stdout).toContain('part-1-of-3.jsonl is finished already');
    expect(code).toBe(0);
    expect(writes(s3)).toEqual([]);
  });

  it('are replaced with --force only, when they are of something else', async () => {
    const folder = folderWith({ 'in.jsonl': lines });
    const s3 = await bucketWithShards(folder);
    s3.objects.set('out/part-1-of-3.jsonl', Buffer.from('{"id":0,"data":{"text":"moa"}}\n'));
    expect(await shard(folder, 1, jsonl)).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('not what its manifest says'),
    });
    expect(await shard(folder, 2, [...jsonl, '--first-id', '5'])).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('of other options'),
    });
    expect(writes(s3)).toEqual([]);
    expect(await shard(folder, 1, jsonl, '--force')).toMatchObject({ code: 0 });
    expect(s3.objects.get('out/part-1-of-3.jsonl')?.toString()).toContain('robin');
  });

  it('do not replace an object without a manifest', async () => {
    const folder = folderWith({ 'in.jsonl': lines });
    const s3 = await startS3('b', { 'out/part-0-of-3.jsonl': 'theirs' });
    expect(await shard(folder, 0, jsonl)).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('s3://b/out/part-0-of-3.jsonl already exists.'),
    });
    expect(s3.objects.get('out/part-0-of-3.jsonl')?.toString()).toBe('theirs');
  });

  it('are made by the next run when the output did not come after its manifest', async () => {
    const folder = folderWith({ 'in.jsonl': lines });
    const s3 = await startS3('b', {});
    s3.disturb = ({ method, url = '' }, response) =>
      method === 'PUT' && !url.includes('manifest') && fail(response, 403, 'AccessDenied');
    expect(await shard(folder, 0, jsonl)).toMatchObject({ code: 5 });
    expect([...s3.objects.keys()]).toEqual(['out/part-0-of-3.jsonl.manifest.json']);
    s3.disturb = () => false;
    expect(await shard(folder, 0, jsonl)).toMatchObject({ code: 0 });
    expect(s3.objects.has('out/part-0-of-3.jsonl')).toBe(true);
  });
});

describe('merge refuses', () => {
  const manifest = 'out/part-1-of-3.jsonl.manifest.json';
  it.each<[string, (s3: FakeS3) => void, string, number]>([
    [
      'a manifest that is gone',
      ({ objects }) => objects.delete(manifest),
      'There is no object s3://b/out/part-1',
      3,
    ],
    [
      'an output that is gone',
      ({ objects }) => objects.delete('out/part-1-of-3.jsonl'),
      'There is no object s3://b/out/part-1-of-3.jsonl.',
      3,
    ],
    [
      'an output that was changed',
      ({ objects }) => objects.set('out/part-1-of-3.jsonl', Buffer.from('{"id":3,"data":{"text":"moa"}}\n')),
      's3://b/out/part-1-of-3.jsonl is not what its manifest says.',
      1,
    ],
    [
      'a manifest of a file elsewhere',
      ({ objects }) => {
        const text = objects.get(manifest)!.toString();
        objects.set(manifest, Buffer.from(text.replace('"part-1-of-3.jsonl"', '"../../part-1-of-3.jsonl"')));
      },
      'part-1-of-3.jsonl.manifest.json is not a manifest',
      1,
    ],
  ])('%s', async (_, change, message, exitCode) => {
    const folder = folderWith({ 'in.jsonl': lines });
    const s3 = await bucketWithShards(folder);
    change(s3);
    const { code, stdout, stderr } = await lsimport(folder, ['merge', ...addresses, '-o', '-']);
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: exitCode, stdout: '' });
  });
});
