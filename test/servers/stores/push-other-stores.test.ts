import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choicesConfig } from '../choices.ts';
import { installEmulators } from '../install/install-emulators.ts';
import { lsimport } from '../lsimport.ts';
import { makeFolder } from '../make-folder.ts';
import { runPush } from '../push/run-push.ts';
import { listTasks1x, onlyProject1x } from '../run/project-1x.ts';
import type { Server } from '../run/server.ts';
import { startServer1x } from '../run/start-server-1x.ts';
import { type Emulator, startGoogle, startRedisServer } from './emulators.ts';

const config =
  '<View><Image name="i" value="$image"/><Choices name="c" toName="i"><Choice value="A"/></Choices></View>';
const names = ['2.png', '10.png', 'a b+#%20ü.png'];

let google: Emulator;
let tokens: HttpServer;
let server: Server;
let folder: string;
beforeAll(async () => {
  google = await startGoogle(await installEmulators());
  for (const name of names) await google.put(`photos/${name}`, Buffer.from(`bytes of ${name}`));
  tokens = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ access_token: 'token', expires_in: 3600, token_type: 'Bearer' }));
  });
  await new Promise<void>((resolve) => tokens.listen(0, '127.0.0.1', resolve));
  folder = makeFolder();
  writeFileSync(join(folder, 'config.xml'), config);
  writeFileSync(join(folder, 'choices.xml'), choicesConfig);
  writeFileSync(join(folder, 'account.json'), serviceAccount());
  // The endpoint of Google's client is the emulator, for what is signed too.
  server = await startServer1x(undefined, { env: google.env });
});
afterAll(async () => {
  tokens.close();
  await server.stop();
  await google.server.stop();
});

/** A service account of nobody, whose tokens come from this machine. */
function serviceAccount(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return JSON.stringify({
    type: 'service_account',
    project_id: 'p',
    private_key_id: 'k',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    client_email: 'reader@p.iam.gserviceaccount.com',
    client_id: '1',
    token_uri: `http://127.0.0.1:${(tokens.address() as AddressInfo).port}/token`,
  });
}

const input = [
  'gs://bucket/photos/',
  '-l',
  'config.xml',
  '--project',
  'Photos',
  '--send-credentials',
  '--json',
];

test('Google: a project gets the storage of the bucket, once, and shows all objects', async () => {
  const env = { ...google.env, GOOGLE_APPLICATION_CREDENTIALS: join(folder, 'account.json') };
  const first = await runPush(server, folder, input, { env });
  expect(first.code, first.stdout + first.stderr).toBe(0);
  const { projectId, storagesAdded } = JSON.parse(first.stdout);
  expect(storagesAdded).toEqual(['gs://bucket']);
  const shown: string[] = [];
  for (const { id } of await listTasks1x(server, projectId)) {
    const { data } = await server.api<{ data: { image: string } }>(`/api/tasks/${id}`);
    const { status, headers } = await server.fetch(data.image, { redirect: 'manual' });
    expect(status).toBe(303);
    shown.push(await (await fetch(headers.get('location')!)).text());
  }
  expect(shown).toEqual(names.map((name) => `bytes of ${name}`));

  const again = await runPush(server, folder, input, { env });
  expect(JSON.parse(again.stdout)).toMatchObject({ written: 0 });
  expect(await server.api(`/api/storages/gcs?project=${projectId}`)).toMatchObject([
    { bucket: 'bucket', last_sync: null },
  ]);
});

test('Google: a server without an account to sign with is explained', async () => {
  const args = ['gs://bucket/photos/', '-l', 'config.xml', '--project', 'Unsigned'];
  const { code, stderr } = await runPush(server, folder, args, { env: google.env });
  expect(code, stderr).toBe(5);
  expect(stderr).toContain('GOOGLE_APPLICATION_CREDENTIALS');
  const { results } = await server.api<{ results: { title: string }[] }>('/api/projects');
  expect(results.map(({ title }) => title)).not.toContain('Unsigned');
});

test('Redis: tasks are sent as they are, and need no storage', async () => {
  const { port, server: redis } = await startRedisServer();
  const client = new Redis(port, '127.0.0.1', { db: 1 });
  for (const n of [1, 2, 10]) await client.set(`tasks/${n}`, JSON.stringify({ data: { text: `text ${n}` } }));
  await client.quit();
  const args = [
    `redis://127.0.0.1:${port}/1?prefix=tasks/`,
    '-l',
    'choices.xml',
    '--project',
    'Texts',
    '--json',
  ];
  const { code, stdout, stderr } = await runPush(server, folder, args);
  expect(code, stdout + stderr).toBe(0);
  const { projectId } = JSON.parse(stdout);
  const tasks = await listTasks1x(server, projectId);
  expect(tasks.map(({ data }) => data)).toEqual([1, 2, 10].map((n) => ({ text: `text ${n}` })));
  expect(await server.api(`/api/storages/redis?project=${projectId}`)).toEqual([]);
  await redis.stop();
});

test('Redis: a folder of init opens with its tasks and the storage of the keys, which is not synced', async () => {
  const { port, server: redis } = await startRedisServer();
  const client = new Redis(port, '127.0.0.1', { db: 1 });
  for (const n of [1, 2, 10]) await client.set(`tasks/${n}`, JSON.stringify({ data: { text: `text ${n}` } }));
  await client.quit();
  const parent = makeFolder();
  writeFileSync(join(parent, 'config.xml'), choicesConfig);
  lsimport(parent, 'init', 'proj', '-i', `redis://127.0.0.1:${port}/1?prefix=tasks/`, '-l', 'config.xml');
  const opened = await startServer1x(join(parent, 'proj'));
  const { id } = await onlyProject1x(opened);
  const tasks = await listTasks1x(opened, id);
  expect(tasks.map(({ data }) => data)).toEqual([1, 2, 10].map((n) => ({ text: `text ${n}` })));
  expect(await opened.api(`/api/storages/redis?project=${id}`)).toMatchObject([
    { path: 'tasks/', host: '127.0.0.1', port: String(port), db: 1, use_blob_urls: false, last_sync: null },
  ]);
  await opened.stop();
  await redis.stop();
});
