import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { startRedis } from '../../support/stores/redis-server.ts';
import { startS3 } from '../../support/stores/s3-server.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const images = '<View><Image name="i" value="$image"/></View>';
const texts = '<View><Text name="t" value="$text"/></View>';

async function init(config: string, input: string, more: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config });
  const { code, stdout, stderr } = await lsimport(
    folder,
    ['init', 'project', '-i', input, '-l', 'config.xml', ...more],
    { env },
  );
  expect(code, stderr).toBe(0);
  const read = (name: string) => JSON.parse(readFileSync(join(folder, 'project', name), 'utf8'));
  return { folder, stdout, config: read('config.json'), tasks: read('tasks.json') };
}

describe('a project whose tasks link to a bucket', () => {
  it('has the bucket as its source, and its tasks', async () => {
    await startS3('photos', { 'set/1.png': 'x', 'set/2.png': 'x' });
    const { folder, stdout, config, tasks } = await init(images, 's3://photos/set', [], {
      AWS_REGION: 'eu-west-1',
    });
    expect(config.source).toEqual({
      type: 's3',
      path: 'photos',
      params: { prefix: 'set', regex: '.*', use_blob_urls: true, region: 'eu-west-1' },
    });
    expect(Object.keys(tasks)).toHaveLength(2);
    expect(stdout).toContain('storage, for which Label Studio needs its own credentials: s3 photos');
    const exported = await lsimport(folder, ['export', 'project', '-o', '-']);
    expect(exported.code, exported.stderr).toBe(0);
    expect(exported.stdout).toContain('s3://photos/set/1.png');
  });

  it('has none with --links, or when its tasks do not link to it', async () => {
    await startS3('photos', { 'set/1.png': 'x', 'tasks.jsonl': '{"text":"x"}\n' });
    const linked = await init(images, 's3://photos/set/', ['--links', 'https://cdn.example.com']);
    expect(linked.config.source.type).toBe('tasks-json');
    const read = await init(texts, 's3://photos/tasks.jsonl');
    expect(read.config.source.type).toBe('tasks-json');
  });
});

describe('a project from Redis', () => {
  it('has it as its source if the keys are those of Label Studio', async () => {
    const { port } = await startRedis({ 'tasks/1': '{"text":"x"}', 'tasks/12': '{"text":"y"}' });
    const { config } = await init(texts, `redis://127.0.0.1:${port}/1?prefix=tasks/`);
    expect(config.source).toEqual({
      type: 'redis',
      path: 'tasks/',
      params: { host: '127.0.0.1', port, db: 1 },
    });
  });

  it.each([
    ['other keys', { 'tasks/a': '{"text":"x"}' }, '/1?prefix=tasks/'],
    ['the database that Label Studio refuses', { 'tasks/1': '{"text":"x"}' }, '/0?prefix=tasks/'],
  ])('has none with %s', async (_, values, rest) => {
    const { port } = await startRedis(values);
    const { config } = await init(texts, `redis://127.0.0.1:${port}${rest}`);
    expect(config.source.type).toBe('tasks-json');
  });
});
