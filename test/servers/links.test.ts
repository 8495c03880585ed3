import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lsimport } from './lsimport.ts';
import { makeFolder } from './make-folder.ts';
import { createProject1x, importInto1x, post } from './run/import-1x.ts';
import { listTasks1x } from './run/project-1x.ts';
import type { Server } from './run/server.ts';
import { startServer1x } from './run/start-server-1x.ts';

const labelConfig = '<View><Image name="image" value="$image"/><TextArea name="note" toName="image"/></View>';

const oddNames = [
  'plain.png',
  'two  spaces.png',
  ' leading.png',
  'a#1.png',
  '100%.png',
  '%41.png',
  'a+b.png',
  'a&b=c.png',
  'what?.png',
  "it's.png",
  'say "hi".png',
  'semi;colon, comma.png',
  'back\\slash.png',
  'naïve é.png',
  'nai\u0308ve e\u0301.png',
  '日本語.png',
  '😀.png',
  '~!@$^*()[]{}|<>`.png',
  'dots...in..a..name...png',
  'a folder #1 & 50%+/inner.png',
  'Ordner "ä"?/inner 2.png',
];

interface Report {
  localFiles: { environment: Record<string, string>; storage: { type: string; path: string } };
}

let root: string;
let report: Report;
let tasks: string;
const bytesOf = new Map<string, string>();

beforeAll(() => {
  root = join(makeFolder(), 'document root');
  for (const name of oddNames) {
    const path = join(root, 'set 1', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `bytes of ${name}`);
    bytesOf.set(path, `bytes of ${name}`);
  }
  const folder = makeFolder();
  writeFileSync(join(folder, 'config.xml'), labelConfig);
  const input = ['-i', join(root, 'set 1'), '--input-format', 'image-dir', '-l', 'config.xml'];
  report = JSON.parse(lsimport(folder, 'init', 'p', ...input, '--document-root', root, '--json'));
  tasks = lsimport(folder, 'export', 'p', '-o', '-', '--quiet');
});

const servers: Server[] = [];
afterAll(() => Promise.all(servers.map((server) => server.stop())));

/** Starts a server and imports the tasks; returns their links. */
async function importTasks(documentRoot: string | undefined) {
  const server = await startServer1x(undefined, documentRoot === undefined ? {} : { documentRoot });
  servers.push(server);
  const project = await createProject1x(server, labelConfig);
  await importInto1x(server, project, tasks);
  const links = (await listTasks1x(server, project)).map(({ data }) => String(data.image));
  return { server, project, links };
}

test('Label Studio 1.x shows each file with an odd name, once the environment and the storage are as init says', async () => {
  expect(report.localFiles.environment).toEqual({
    LABEL_STUDIO_LOCAL_FILES_SERVING_ENABLED: 'true',
    LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT: root,
  });
  const { server, project, links } = await importTasks(root);
  expect(links).toHaveLength(oddNames.length);
  expect((await server.fetch(links[0]!)).status, 'without the storage').toBe(404);

  const { type, path } = report.localFiles.storage;
  await server.api(`/api/storages/${type}`, post({ project, title: 'files', path, use_blob_urls: true }));
  const served: string[] = [];
  for (const link of links) {
    const answer = await server.fetch(link);
    expect(answer.status, link).toBe(200);
    served.push(await answer.text());
  }
  expect(served.sort()).toEqual([...bytesOf.values()].sort());
});

test('Label Studio 1.x refuses the links when its environment does not allow them', async () => {
  const { server, links } = await importTasks(undefined);
  expect((await server.fetch(links[0]!)).status).toBe(403);
});

test('Label Studio 1.x refuses a storage that is the document root itself, and so does init', async () => {
  const server = await startServer1x(undefined, { documentRoot: root });
  servers.push(server);
  const project = await createProject1x(server, labelConfig);
  const answer = await server.fetch(
    '/api/storages/localfiles',
    post({ project, path: root, use_blob_urls: true }),
  );
  expect(answer.status).toBe(400);
  const folder = makeFolder();
  writeFileSync(join(folder, 'config.xml'), labelConfig);
  const init = () =>
    lsimport(
      folder,
      'init',
      'p',
      '-i',
      root,
      '--input-format',
      'image-dir',
      '-l',
      'config.xml',
      '--document-root',
      root,
    );
  expect(init).toThrow(`--document-root ${dirname(root)}`);
});
