import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createClient } from '../../../src/server/client.ts';
import { createUploader } from '../../../src/server/uploads/upload-files.ts';
import type { Seen } from '../../support/label-studio/replies.ts';
import { legacyToken } from '../../support/label-studio/routes.ts';
import { type Fault, startFakeServer } from '../../support/label-studio/start.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const pauses = { arrival: [1, 1, 1], restart: [1, 1] };
const isUpload = ({ method, path }: Seen) => method === 'POST' && path.endsWith('/import');

/** A project, two files, and an uploader. */
async function start() {
  const server = await startFakeServer();
  const { signal } = new AbortController();
  const token = { kind: 'legacy', value: legacyToken } as const;
  const client = createClient({ address: server.url, token, env: {}, signal, patience: 300 });
  await client.send('POST', '/api/projects/', 'create a project', { json: { title: 'files' } });
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.png': 'one', 'b.png': 'two' });
  const uploader = () => createUploader(client, 1, { signal, pauses });
  return { server, uploader, files: ['a.png', 'b.png'].map((name) => join(folder, name)) };
}

const gone = { status: 502, text: '<html><title>Bad Gateway</title></html>' };
const faults: Record<string, Fault> = {
  'a cut before it arrived': { when: 'before', answer: 'cut' },
  'a cut after it arrived': { when: 'after', answer: 'cut' },
  '502 before it arrived': { when: 'before', answer: gone },
  '502 after it arrived': { when: 'after', answer: gone },
  '500 after it arrived': { when: 'after', answer: { status: 500 } },
  '429': { when: 'before', answer: { status: 429 } },
};

it.each(Object.entries(faults))('has each file on the server once after %s', async (_, fault) => {
  const { server, uploader, files } = await start();
  let left = 1;
  server.fault = (seen) => (isUpload(seen) && left-- > 0 ? fault : undefined);
  const found = await uploader().bring(files);
  expect([...server.state.uploads.values()].map(({ content }) => content.toString())).toEqual(['one', 'two']);
  expect(files.map((file) => found.get(file)?.id)).toEqual([...server.state.uploads.keys()]);
});

it('gives up after the fourth time, and says why', async () => {
  const { server, uploader, files } = await start();
  server.fault = (seen) => (isUpload(seen) ? { when: 'before', answer: gone } : undefined);
  await expect(uploader().bring(files)).rejects.toThrow(/2 files were sent 4 times .* Bad Gateway/);
  expect(server.requests.filter(isUpload)).toHaveLength(4);
});

it('deletes what arrived a second time, unless a task belongs to it', async () => {
  const { server, uploader, files } = await start();
  await uploader().bring(files);
  const [a] = server.state.uploads.values();
  for (const id of [901, 902])
    server.state.uploads.set(id, { ...a!, id, file: a!.file.replace(/1\/.{8}/, `1/${id}${id}ff`) });
  const task = { id: 1, data: {}, meta: {}, annotations: [], predictions: [], file_upload_id: 902 };
  server.project().tasks.set(1, task);
  const again = uploader();
  const folder = temporaryFolder();
  writeFiles(folder, { 'c.png': 'three' });
  await again.bring([...files, join(folder, 'c.png')]);
  await again.tidy();
  const contents = [...server.state.uploads].map(([id, { content }]) => [id > 900, content.toString()]);
  expect(contents).toEqual([
    [false, 'one'],
    [false, 'two'],
    [true, 'one'],
    [false, 'three'],
  ]);
});
