import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { formatCases, prepareFormat } from '../../support/stores/format-cases.ts';
import { installEmulators } from '../install/install-emulators.ts';
import { type Emulator, startAzurite, startGoogle, startMoto, startRedisServer } from './emulators.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.each([
  ['moto', startMoto],
  ['Azurite', startAzurite],
  ['fake-gcs-server', startGoogle],
])('in %s', (_, start) => {
  let store: Emulator;
  beforeAll(async () => {
    store = await start(await installEmulators());
  });
  afterAll(() => store.server.stop());

  test.each(formatCases)('%s %s gives the same tasks as from disk', async (format, name) => {
    const { folder, input, options, files, fromDisk } = prepareFormat(format, name);
    const prefix = `${format}/${name}`;
    for (const [path, content] of Object.entries(files)) await store.put(`${prefix}/${path}`, content);
    for (const [variable, value] of Object.entries(store.env)) vi.stubEnv(variable, value);
    const stored = await lsimport(folder, ['convert', `${store.address}/${prefix}/${input}`, ...options]);
    const expected = await fromDisk(`${store.linkStart}/${prefix}`);
    expect(stored, stored.stderr).toMatchObject({ code: 0, stdout: expected });
  });
});

describe('in redis-server', () => {
  test('the files of json-dir, as keys, give the same tasks as from disk', async () => {
    const { port, server } = await startRedisServer('pass');
    const client = new Redis({ host: '127.0.0.1', port, db: 1, password: 'pass' });
    const { folder, input, files, fromDisk } = prepareFormat('json-dir', 'basic');
    for (const [path, content] of Object.entries(files))
      if (path.startsWith(`${input}/`) && /\/[^./][^/]*\.json$/i.test(path)) await client.set(path, content);
    await client.hset(`${input}/other`, 'a', 'b');
    client.disconnect();
    const address = `redis://127.0.0.1:${port}/1?prefix=${input}/`;
    const args = ['convert', address, '-l', 'config.xml', '--to', 'jsonl'];
    const refused = await lsimport(folder, args);
    expect(refused).toMatchObject({ code: 5, stderr: expect.stringContaining('asks for a password') });
    const stored = await lsimport(folder, args, { env: { REDISCLI_AUTH: 'pass' } });
    expect(stored.code, stored.stderr).toBe(0);
    const parsed = (text: string) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
    expect(parsed(stored.stdout)).toEqual(parsed(await fromDisk('s3://b')));
    await server.stop();
  });

  test('100,000 keys are read, each once', async () => {
    const { port, server } = await startRedisServer();
    const client = new Redis({ host: '127.0.0.1', port, db: 1 });
    for (let start = 0; start < 100_000; start += 1000) {
      const pairs = Array.from({ length: 1000 }, (_, i) => [`t/${start + i}`, `{"text":"${start + i}"}`]);
      await client.mset(...pairs.flat());
    }
    client.disconnect();
    const { folder } = prepareFormat('json', 'basic');
    const args = ['convert', `redis://127.0.0.1:${port}/1?prefix=t/`, '--template', 'text_classification'];
    const { code, stdout, stderr } = await lsimport(folder, [...args, '--to', 'jsonl']);
    expect(code, stderr).toBe(0);
    const texts = stdout
      .trimEnd()
      .split('\n')
      .map((line) => Number(JSON.parse(line).data.text));
    expect(texts).toEqual(Array.from({ length: 100_000 }, (_, i) => i));
    await server.stop();
  });
});
