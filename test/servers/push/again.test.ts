import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choicesConfig, choose } from '../choices.ts';
import { makeFolder } from '../make-folder.ts';
import { post } from '../run/import-1x.ts';
import { listTasks1x } from '../run/project-1x.ts';
import type { Server } from '../run/server.ts';
import { startServer1x } from '../run/start-server-1x.ts';
import { pushed } from './run-push.ts';

let server: Server;
beforeAll(async () => {
  server = await startServer1x();
});
afterAll(() => server.stop());

const task = (id: number, text: string) => ({
  id,
  data: { text },
  predictions: [{ result: choose('one'), score: 0.5 }],
});

/** A project with tasks 1 to `count`, and a way to push others to it. */
async function start(title: string, count: number) {
  const folder = makeFolder();
  writeFileSync(join(folder, 'config.xml'), choicesConfig);
  const push = (tasks: object[], ...args: string[]) => {
    writeFileSync(join(folder, 'tasks.json'), JSON.stringify(tasks));
    return pushed(server, folder, 'tasks.json', '-l', 'config.xml', '--project', title, ...args);
  };
  const old = Array.from({ length: count }, (_, i) => task(i + 1, `text ${i + 1}`));
  const { projectId } = await push(old);
  const list = () => listTasks1x(server, projectId);
  const idOf = async (text: string) => (await list()).find(({ data }) => data.text === text)!.id;
  return { push, old, list, idOf };
}

test('of more data only what is new is sent', async () => {
  const { push, old, list } = await start('More data', 5);
  const before = await list();
  expect(await push([task(6, 'six'), ...old.slice(0, 4)])).toMatchObject({
    written: 1,
    predictions: 1,
    unchanged: 4,
    vanished: 1,
    pruned: 0,
  });
  const after = await list();
  expect(after.slice(0, 5)).toEqual(before);
  expect(after.slice(5)).toMatchObject([{ data: { text: 'six' }, predictions: [{ score: 0.5 }] }]);
});

test('--replace and --prune touch no task with an annotation, a skip or a draft of a person', async () => {
  const { push, list, idOf } = await start('Replace and prune', 8);
  const annotation = { result: choose('two'), lead_time: 1 };
  for (const text of ['text 1', 'text 5'])
    await server.api(`/api/tasks/${await idOf(text)}/annotations/`, post(annotation));
  for (const text of ['text 2', 'text 6'])
    await server.api(`/api/tasks/${await idOf(text)}/drafts`, post(annotation));
  await server.api(
    `/api/tasks/${await idOf('text 3')}/annotations/`,
    post({ result: [], was_cancelled: true }),
  );
  const before = await list();
  const changed = [1, 2, 3, 4].map((id) => task(id, `new ${id}`));
  expect(await push(changed)).toMatchObject({ written: 0, changed: 4, vanished: 4 });
  expect(await push(changed, '--replace', '--prune')).toMatchObject({
    written: 1,
    replaced: 1,
    changed: 4,
    annotatedChanged: 3,
    vanished: 4,
    annotatedVanished: 2,
    pruned: 2,
  });
  const after = await list();
  expect(after.map(({ data }) => data.text)).toEqual([
    'text 1',
    'text 2',
    'text 3',
    'text 5',
    'text 6',
    'new 4',
  ]);
  const texts = ['text 1', 'text 2', 'text 3', 'text 5', 'text 6'];
  expect(after.slice(0, 5)).toEqual(before.filter(({ data }) => texts.includes(String(data.text))));
  expect(await push(changed, '--replace', '--prune')).toMatchObject({ written: 0, pruned: 0, unchanged: 1 });
});

test('predictions that were lost come to a task that a person has annotated since, once', async () => {
  const { push, old, list, idOf } = await start('Lost predictions', 4);
  const { project } = (await list())[0] as unknown as { project: number };
  const included = [await idOf('text 2'), await idOf('text 3')];
  await server.api(
    `/api/dm/actions?id=delete_tasks_predictions&project=${project}`,
    post({ selectedItems: { all: false, included } }),
  );
  await server.api(`/api/tasks/${included[0]}/annotations/`, post({ result: choose('two') }));
  await server.api(`/api/tasks/${included[1]}/drafts`, post({ result: choose('two'), lead_time: 1 }));
  const before = await list();
  expect(before.map(({ predictions }) => predictions.length)).toEqual([1, 0, 0, 1]);
  expect(await push(old)).toMatchObject({ written: 0, completed: 2, predictions: 2 });
  const after = await list();
  expect(after.map(({ id, predictions }) => [id, predictions.length])).toEqual(
    before.map(({ id }) => [id, 1]),
  );
  expect(after.map(({ annotations }) => annotations)).toEqual(before.map(({ annotations }) => annotations));
  expect(after[1]).toMatchObject({ predictions: [{ score: 0.5, result: choose('one') }] });
  expect(await push(old)).toMatchObject({ written: 0, completed: 0, unchanged: 4 });
});

test('what a person annotated is still there after a push that finds nothing new', async () => {
  const { push, old, list, idOf } = await start('Nothing new', 3);
  await server.api(`/api/tasks/${await idOf('text 2')}/annotations/`, post({ result: choose('two') }));
  const before = await list();
  expect(await push(old, '--replace', '--prune')).toMatchObject({ written: 0, unchanged: 3 });
  expect(await list()).toEqual(before);
});
