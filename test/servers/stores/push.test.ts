import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { choicesConfig } from '../choices.ts';
import { installEmulators } from '../install/install-emulators.ts';
import { lsimport } from '../lsimport.ts';
import { makeFolder } from '../make-folder.ts';
import { pushed, runPush } from '../push/run-push.ts';
import { listTasks1x, onlyProject1x } from '../run/project-1x.ts';
import type { Server } from '../run/server.ts';
import { startServer1x } from '../run/start-server-1x.ts';
import { type Emulator, startMoto } from './emulators.ts';

const config =
  '<View><Image name="i" value="$image"/><Choices name="c" toName="i"><Choice value="A"/></Choices></View>';
const names = ['2.png', '10.png', 'a b+#%20ü.png'];

let s3: Emulator;
/** The environment in which Label Studio has its own credentials and trusts the endpoint. */
let own: Record<string, string>;
let folder: string;
beforeAll(async () => {
  s3 = await startMoto(await installEmulators());
  for (const name of names) await s3.put(`photos/${name}`, Buffer.from(`bytes of ${name}`));
  own = {
    S3_ENDPOINT: s3.server.url,
    AWS_ACCESS_KEY_ID: s3.env.AWS_ACCESS_KEY_ID!,
    AWS_SECRET_ACCESS_KEY: s3.env.AWS_SECRET_ACCESS_KEY!,
  };
  folder = makeFolder();
  writeFileSync(join(folder, 'config.xml'), config);
});
afterAll(() => s3.server.stop());

/** What a browser gets for the images of a project: the link of each task resolved, and the redirect followed. */
async function shownBy(server: Server, project: number): Promise<string[]> {
  const shown: string[] = [];
  for (const { id } of await listTasks1x(server, project)) {
    const { data } = await server.api<{ data: { image: string } }>(`/api/tasks/${id}`);
    expect(data.image).toMatch(/^\/tasks\/\d+\/resolve\//);
    const { status, headers } = await server.fetch(data.image, { redirect: 'manual' });
    expect(status).toBe(303);
    shown.push(await (await fetch(headers.get('location')!)).text());
  }
  return shown;
}

const input = ['s3://bucket/photos/', '-l', 'config.xml', '--project', 'Photos'];

test('a project gets the storage of the bucket, once, and shows all objects', async () => {
  const server = await startServer1x(undefined, { env: own });
  const push = () => runPush(server, folder, [...input, '--json'], { env: s3.env });
  const first = await push();
  expect(first.code, first.stderr).toBe(0);
  const { projectId, storagesAdded } = JSON.parse(first.stdout);
  expect(storagesAdded).toEqual(['s3://bucket']);
  expect(await shownBy(server, projectId)).toEqual(names.map((name) => `bytes of ${name}`));
  const again = await push();
  expect(JSON.parse(again.stdout)).toMatchObject({ written: 0 });
  expect(await server.api(`/api/storages/s3?project=${projectId}`)).toMatchObject([
    { bucket: 'bucket', last_sync: null, status: 'initialized' },
  ]);
  // A link to an object that is not there stops the next one.
  writeFileSync(join(folder, 'urls.txt'), 's3://bucket/none.png\n');
  const missing = ['urls.txt', '-l', 'config.xml', '--project', 'Photos'];
  const stopped = await runPush(server, folder, missing, { env: s3.env });
  expect(stopped).toMatchObject({ code: 5, stderr: expect.stringContaining('"s3://bucket/none.png"') });
  expect(await listTasks1x(server, projectId)).toHaveLength(names.length);
  await server.stop();
});

test('credentials are sent when that is asked for, to a server that has none', async () => {
  const server = await startServer1x(undefined, { env: { S3_ENDPOINT: s3.server.url } });
  const refused = await runPush(server, folder, input, { env: s3.env });
  expect(refused).toMatchObject({ code: 5, stderr: expect.stringContaining('--send-credentials') });
  const sent = await runPush(server, folder, [...input, '--send-credentials'], { env: s3.env });
  expect(sent.code, sent.stderr).toBe(0);
  const { id } = await onlyProject1x(server);
  expect(await shownBy(server, id)).toEqual(names.map((name) => `bytes of ${name}`));
  await server.stop();
});

test('a private endpoint that the server does not trust is explained', async () => {
  const server = await startServer1x();
  const { code, stderr } = await runPush(server, folder, [...input, '--send-credentials'], { env: s3.env });
  expect(code, stderr).toBe(5);
  expect(stderr).toContain(`S3_ENDPOINT=${s3.server.url}`);
  // The project that was made for the objects is gone again, as is its storage.
  expect(await server.api('/api/projects')).toMatchObject({ count: 0 });
  // An address within a text is no link.
  writeFileSync(join(folder, 'texts.jsonl'), '{"text":"see s3://bucket/x.png"}\n');
  writeFileSync(join(folder, 'choices.xml'), choicesConfig);
  const { projectId } = await pushed(
    server,
    folder,
    'texts.jsonl',
    '-l',
    'choices.xml',
    '--project',
    'Texts',
  );
  expect(await server.api(`/api/storages/s3?project=${projectId}`)).toEqual([]);
  await server.stop();
});

test('a folder of init opens with the storage of its bucket, and shows all objects', async () => {
  const parent = makeFolder();
  writeFileSync(join(parent, 'config.xml'), config);
  for (const [name, value] of Object.entries(s3.env)) vi.stubEnv(name, value);
  lsimport(parent, 'init', 'proj', '-i', 's3://bucket/photos/', '-l', 'config.xml');
  vi.unstubAllEnvs();
  const server = await startServer1x(join(parent, 'proj'), { env: own });
  const { id, task_number } = await onlyProject1x(server);
  expect(task_number).toBe(names.length);
  expect(await server.api(`/api/storages/s3?project=${id}`)).toMatchObject([
    { bucket: 'bucket', prefix: 'photos', last_sync: null },
  ]);
  expect(await shownBy(server, id)).toEqual(names.map((name) => `bytes of ${name}`));
  await server.stop();
});
