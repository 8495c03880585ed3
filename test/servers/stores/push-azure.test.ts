import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { installEmulators } from '../install/install-emulators.ts';
import { lsimport } from '../lsimport.ts';
import { makeFolder } from '../make-folder.ts';
import { runPush } from '../push/run-push.ts';
import { listTasks1x, onlyProject1x } from '../run/project-1x.ts';
import type { Server } from '../run/server.ts';
import { startServer1x } from '../run/start-server-1x.ts';
import { type AzureCloud, startAzureCloud } from './azure-cloud.ts';
import { azureAccount, azureKey, type Emulator, startAzurite } from './emulators.ts';

const config =
  '<View><Image name="i" value="$image"/><Choices name="c" toName="i"><Choice value="A"/></Choices></View>';
const names = ['2.png', '10.png', "a b+ü&='.png"];
/** What Label Studio does not encode when it signs a link. */
const bare = ['50%.png', 'c#.png', 'd%20.png'];

let azurite: Emulator;
let cloud: AzureCloud;
let folder: string;
/** Has no credentials of its own. */
let server: Server;
beforeAll(async () => {
  azurite = await startAzurite(await installEmulators());
  for (const name of names) await azurite.put(`photos/${name}`, Buffer.from(`bytes of ${name}`));
  for (const name of bare) await azurite.put(`bare/${name}`, Buffer.from(`bytes of ${name}`));
  cloud = await startAzureCloud(azurite);
  folder = makeFolder();
  writeFileSync(join(folder, 'config.xml'), config);
  server = await startServer1x(undefined, { env: cloud.pythonEnv });
});
afterAll(async () => {
  await server.stop();
  cloud.stop();
  await azurite.server.stop();
});

/** What a browser gets for the images of a project: the link of each task resolved, and a redirect followed. */
async function shownBy(by: Server, project: number) {
  const shown: { resolved: number; status: number; text: string }[] = [];
  for (const { id } of await listTasks1x(by, project)) {
    const { data } = await by.api<{ data: { image: string } }>(`/api/tasks/${id}`);
    const answer = await by.fetch(data.image, { redirect: 'manual' });
    const location = answer.headers.get('location');
    const { status } = answer;
    const got = location === null ? { status, text: await answer.text() } : await cloud.fetch(location);
    shown.push({ resolved: status, ...got });
  }
  return shown;
}

const sentBy = (of: string[], resolved: number) =>
  of.map((name) => ({ resolved, status: 200, text: `bytes of ${name}` }));

function inputOf(prefix: string): string[] {
  const address = `azure-blob://${azureAccount}/bucket/${prefix}/`;
  return [address, '-l', 'config.xml', '--project', prefix];
}

test('a project gets the storage of the container, once, and shows all objects', async () => {
  const env = { ...cloud.env, AZURE_STORAGE_KEY: azureKey };
  const refused = await runPush(server, folder, inputOf('photos'), { env });
  expect(refused).toMatchObject({ code: 5, stderr: expect.stringContaining('--send-credentials') });
  const push = (prefix: string) =>
    runPush(server, folder, [...inputOf(prefix), '--send-credentials', '--json'], { env });
  const first = await push('photos');
  expect(first.code, first.stdout + first.stderr).toBe(0);
  const { projectId, storagesAdded } = JSON.parse(first.stdout);
  expect(storagesAdded).toEqual(['azure-blob://bucket']);
  expect(await shownBy(server, projectId)).toEqual(sentBy(names, 303));
  expect(JSON.parse((await push('photos')).stdout)).toMatchObject({ written: 0 });
  expect(await server.api(`/api/storages/azure?project=${projectId}`)).toMatchObject([
    { container: 'bucket', last_sync: null },
  ]);
});

test('keys with # or % are warned of, and shown without signed addresses only', async () => {
  const { id: project } = await server.api<{ id: number }>('/api/projects', json('POST', { title: 'bare' }));
  const credentials = { account_name: azureAccount, account_key: azureKey };
  const made = await server.api<{ id: number }>(
    '/api/storages/azure',
    json('POST', { project, container: 'bucket', presign: false, use_blob_urls: true, ...credentials }),
  );
  const env = { ...cloud.env, AZURE_STORAGE_KEY: azureKey };
  const { code, stderr } = await runPush(server, folder, inputOf('bare'), { env });
  expect(code, stderr).toBe(0);
  expect(stderr).toContain('azure-key-not-encoded');
  expect(await shownBy(server, project)).toEqual(sentBy(bare, 200));
  await server.api(`/api/storages/azure/${made.id}`, json('PATCH', { presign: true }));
  for (const { resolved, status } of await shownBy(server, project)) {
    expect(resolved).toBe(303);
    expect(status).toBeGreaterThanOrEqual(400);
  }
});

function json(method: string, body: object): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

test('a folder of init opens with the storage of its container, and shows all objects', async () => {
  const parent = makeFolder();
  writeFileSync(join(parent, 'config.xml'), config);
  for (const [name, value] of Object.entries(azurite.env)) vi.stubEnv(name, value);
  const address = `azure-blob://${azureAccount}/bucket/photos/`;
  lsimport(parent, 'init', 'proj', '-i', address, '-l', 'config.xml');
  vi.unstubAllEnvs();
  const opened = await startServer1x(join(parent, 'proj'), {
    env: { ...cloud.pythonEnv, AZURE_BLOB_ACCOUNT_NAME: azureAccount, AZURE_BLOB_ACCOUNT_KEY: azureKey },
  });
  const { id, task_number } = await onlyProject1x(opened);
  expect(task_number).toBe(names.length);
  expect(await opened.api(`/api/storages/azure?project=${id}`)).toMatchObject([
    { container: 'bucket', prefix: 'photos', last_sync: null },
  ]);
  expect(await shownBy(opened, id)).toEqual(sentBy(names, 303));
  await opened.stop();
});
