import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { type FakeServer, type Fault, startFakeServer } from '../../support/label-studio/start.ts';
import { serve } from '../../support/stores/serve.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { runPush } from './run-push.ts';

// What push waits for does not happen here: the imitation has carried out a request, or it never will.
vi.mock('node:timers/promises', async (original) => {
  const real = await original<typeof import('node:timers/promises')>();
  const soon: typeof real.setTimeout = (_ms, value, options) => real.setTimeout(1, value, options);
  return { ...real, setTimeout: soon };
});

const config = '<View><Image name="image" value="$image"/></View>';
const lost: Fault[] = [
  { when: 'before', answer: 'cut' },
  { when: 'after', answer: 'cut' },
  { when: 'before', answer: { status: 502 } },
  { when: 'after', answer: { status: 504 } },
];

/** Breaks the first request for a new storage. */
function breakFirst(server: FakeServer, fault: Fault): void {
  server.fault = ({ method, path }) => {
    if (method !== 'POST' || !path.startsWith('/api/storages/')) return undefined;
    server.fault = undefined;
    return fault;
  };
}

async function pushFolder(server: FakeServer) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'photos/a.png': 'x', 'config.xml': config });
  server.state.documentRoot = folder;
  const args = ['photos', '-l', 'config.xml', '--project', 'Photos', '--document-root', '.'];
  return { ...(await runPush(folder, server, args)), path: join(folder, 'photos') };
}

async function pushLinks(server: FakeServer) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'urls.txt': 's3://photos/1.png\n', 'config.xml': config });
  server.state.buckets.origin ??= await serve((_, response) => response.end('the object'));
  return runPush(folder, server, ['urls.txt', '-l', 'config.xml', '--project', 'Photos']);
}

describe.each(lost)('when the answer is lost: %j', (fault) => {
  it('makes one storage of the folder', async () => {
    const server = await startFakeServer();
    breakFirst(server, fault);
    const { code, stderr, path } = await pushFolder(server);
    expect(code, stderr).toBe(0);
    expect(server.state.storages).toMatchObject([{ project: 1, path }]);
    expect(server.project().tasks.size).toBe(1);
  });

  it('makes one storage of the bucket', async () => {
    const server = await startFakeServer();
    breakFirst(server, fault);
    const { code, stderr } = await pushLinks(server);
    expect(code, stderr).toBe(0);
    expect(server.state.buckets.list).toMatchObject([{ project: 1, kind: 's3', bucket: 'photos' }]);
    expect(server.project().tasks.size).toBe(1);
  });
});

it('gives up a storage that never comes, and asks for it three times', async () => {
  const server = await startFakeServer();
  server.fault = ({ method, path }) =>
    method === 'POST' && path.startsWith('/api/storages/') ? { when: 'before', answer: 'cut' } : undefined;
  const { code, stderr } = await pushFolder(server);
  expect(code).toBe(5);
  expect(stderr).toContain('closed the connection without an answer');
  const asked = server.requests.filter(
    ({ method, path }) => method === 'POST' && path.startsWith('/api/storages/'),
  );
  expect(asked).toHaveLength(3);
  expect(server.state.projects.size).toBe(0);
});

it('adds no second storage of a folder that has one, whose file the server does not find', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, { 'photos/a.png': 'x', 'config.xml': config });
  server.state.documentRoot = join(folder, 'elsewhere');
  server.state.storages.push({ id: 900, project: 1, path: join(folder, 'photos') });
  const args = ['photos', '-l', 'config.xml', '--project', 'Photos', '--document-root', '.'];
  const { code, stderr } = await runPush(folder, server, args);
  expect(code).toBe(5);
  expect(stderr).toContain('the first file of the tasks (404)');
  expect(server.state.storages).toHaveLength(1);
});
