import { expect, it, vi } from 'vitest';
import { createClient } from '../../src/server/client.ts';
import { listMarked } from '../../src/server/marked-tasks.ts';
import { runPush } from '../commands/push/run-push.ts';
import type { Reply, Seen } from '../support/label-studio/replies.ts';
import { legacyToken } from '../support/label-studio/routes.ts';
import { type FakeServer, personalToken, startFakeServer } from '../support/label-studio/start.ts';
import { serve } from '../support/stores/serve.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

// What push waits for never comes here.
vi.mock('node:timers/promises', async (original) => {
  const real = await original<typeof import('node:timers/promises')>();
  const soon: typeof real.setTimeout = (_ms, value, options) => real.setTimeout(1, value, options);
  return { ...real, setTimeout: soon };
});

const config =
  '<View><Image name="i" value="$image"/><Choices name="c" toName="i"><Choice value="a"/></Choices></View>';

/** A project to which push sends images again: one changed, one that is annotated changed, one gone, one new. */
async function pushed() {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  const args = ['photos', '-l', 'config.xml', '--project', 'Odd', '--upload', '--replace', '--prune'];
  writeFiles(folder, { 'config.xml': config, 'photos/a.png': '1', 'photos/b.png': '2', 'photos/c.png': '3' });
  expect((await runPush(folder, server, args)).code).toBe(0);
  [...server.project().tasks.values()][1]!.annotations.push({ result: [] });
  const next = temporaryFolder();
  writeFiles(next, { 'config.xml': config, 'photos/a.png': '4', 'photos/b.png': '5', 'photos/d.png': '6' });
  return { server, push: () => runPush(next, server, args) };
}

const annotated = (server: FakeServer) =>
  [...server.project().tasks.values()].filter(({ annotations }) => annotations.length > 0).length;

/** Answers with success, as proxies and other programs give them, and as no program would. */
const bodies: readonly (string | object | null)[] = [
  '<html><title>Log in</title></html>',
  null,
  [[null]],
  [{ id: 'x', file: 7, data: null }],
  {},
  { results: [null], next: null, tasks: [null], total: 1 },
  { tasks: [{ id: 1, meta: 7 }], total: '1' },
  { id: {}, title: 7, label_config: null, file_upload_ids: 'x', task_number: 'x', release: '1.23' },
  { id: -1, file_upload_ids: [null], results: {}, tasks: {}, total: -1, access: 7, import: {} },
];

const replyOf = (body: (typeof bodies)[number], status: number): Reply =>
  typeof body === 'string' ? { status, text: body } : { status, json: body };

const placeOf = ({ method, path }: Seen) =>
  `${method} ${path.replace(/upload\/.*/, 'upload/').replace(/\d+/g, 'N')}`;

/** All that push asks a server for. */
const places = [
  'DELETE /api/dm/views/N/',
  'GET /api/current-user/whoami',
  'GET /api/dm/views/',
  'GET /api/projects/',
  'GET /api/projects/N/',
  'GET /api/projects/N/file-uploads',
  'GET /api/tasks',
  'GET /api/version',
  'GET /data/upload/',
  'PATCH /api/projects/N/',
  'POST /api/dm/actions',
  'POST /api/dm/views/',
  'POST /api/projects/',
  'POST /api/projects/N/import',
  'POST /api/token/refresh',
];

it('those are all that push asks for', async () => {
  const { server, push } = await pushed();
  expect((await push()).code).toBe(0);
  expect([...new Set(server.requests.map(placeOf))].sort()).toEqual(places);
});

it.each(places)(
  'an odd answer to %s is told in a sentence',
  async (place) => {
    for (const body of bodies) {
      for (const status of [place.startsWith('POST') ? 201 : 200]) {
        const { server, push } = await pushed();
        server.fault = (seen) =>
          placeOf(seen) === place ? { when: 'before', answer: replyOf(body, status) } : undefined;
        const { code, stdout, stderr } = await push();
        const what = `${status} ${JSON.stringify(body)}\n${stderr}`;
        expect([0, 1, 2, 5], what).toContain(code);
        expect(stdout + stderr, what).not.toContain(personalToken);
        expect(annotated(server), what).toBe(1);
      }
    }
  },
  120_000,
);

it('a page of 500 tasks with 140 KB of meta each is listed', async () => {
  const marker = { key: 'a', hash: 'h' };
  const counts = { total_annotations: 0, cancelled_annotations: 0, total_predictions: 0 };
  const words = 'x'.repeat(140_000);
  const tasks = Array.from({ length: 500 }, (_, id) => ({
    id,
    meta: { lsimport: marker, words },
    ...counts,
  }));
  const address = await serve((_, response, url) => {
    const isOfDrafts = url.searchParams.get('query')?.includes('draft_exists');
    const page = isOfDrafts ? { total: 0, tasks: [] } : { total: tasks.length, tasks };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(page));
  });
  const { signal } = new AbortController();
  const token = { kind: 'legacy', value: legacyToken } as const;
  const client = createClient({ address, token, env: {}, signal });
  expect(await listMarked(client, 1, 'lsimport')).toHaveLength(500);
});
