import { expect, it } from 'vitest';
import { createClient } from '../../src/server/client.ts';
import { listMarked } from '../../src/server/marked-tasks.ts';
import { legacyToken } from '../support/label-studio/routes.ts';
import { startFakeServer } from '../support/label-studio/start.ts';

/** A project with tasks of some ids, all with a mark and a file: the real server answers 500 to a page of 1,000 of these. */
async function startWith(ids: Iterable<number>) {
  const server = await startFakeServer();
  const { signal } = new AbortController();
  const token = { kind: 'legacy', value: legacyToken } as const;
  const client = createClient({ address: server.url, token, env: {}, signal });
  await client.send('POST', '/api/projects/', 'create a project', { json: { title: 'files' } });
  const { tasks } = server.project();
  for (const id of ids) {
    const meta = { lsimport: { key: `file:${id}.png`, hash: 'h', chunk: 'c' } };
    tasks.set(id, { id, data: {}, meta, annotations: [], predictions: [], file_upload_id: id });
  }
  const list = async () => (await listMarked(client, 1, '"lsimport"')).map(({ id }) => id);
  return { server, tasks, list };
}

const range = (count: number, idOf: (i: number) => number) =>
  Array.from({ length: count }, (_, i) => idOf(i));

it.each([
  ['none', []],
  ['a page', range(500, (i) => i + 1)],
  ['thousands in a row', range(2500, (i) => i + 7)],
  ['thousands between those of other projects', range(2500, (i) => 3 * i + (i % 2))],
  ['two heaps far apart', [...range(900, (i) => i + 1), ...range(900, (i) => 3_000_000 + i)]],
  ['few far apart after a heap', [...range(600, (i) => i + 1), ...range(9, (i) => 1000 * 2 ** i)]],
])('lists tasks whose files were uploaded: %s', async (_, ids) => {
  const { server, list } = await startWith(ids);
  expect(await list()).toEqual(ids);
  expect(server.requests.filter(({ path }) => path === '/api/tasks').length).toBeLessThan(40);
});

it('lists all where the server gives fewer at a time than it is asked for', async () => {
  const ids = range(700, (i) => 2 * i + 1);
  const { server, list } = await startWith(ids);
  server.state.mostTasks = 60;
  expect(await list()).toEqual(ids);
});

it('lists each task once while others are added and deleted', async () => {
  const ids = range(2000, (i) => i + 1);
  const { server, tasks, list } = await startWith(ids);
  let asked = 0;
  server.fault = ({ path }) => {
    if (path !== '/api/tasks') return undefined;
    asked++;
    tasks.delete(asked);
    const meta = { lsimport: { key: `file:${asked}`, hash: 'h', chunk: 'c' } };
    tasks.set(5000 + asked, { id: 5000 + asked, data: {}, meta, annotations: [], predictions: [] });
    return undefined;
  };
  const listed = await list();
  expect(new Set(listed).size).toBe(listed.length);
  expect(listed).toEqual(expect.arrayContaining(ids.slice(20)));
});

it.each([
  [
    'twice the same task',
    {
      total: 2,
      tasks: [
        { id: 1, meta: null },
        { id: 1, meta: null },
      ],
    },
    'task 1 comes after task 1',
  ],
  ['no total', { tasks: [{ id: 1, meta: null }] }, 'it does not say how many there are'],
])('refuses a list with %s: what comes twice would be deleted', async (_, json, what) => {
  const { server, list } = await startWith([1, 2]);
  server.fault = ({ path }) =>
    path === '/api/tasks' ? { when: 'before', answer: { status: 200, json } } : undefined;
  await expect(list()).rejects.toThrow(what);
});
