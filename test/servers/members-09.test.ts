import { describe, expect, test } from 'vitest';
import { choicesConfig, choose } from './choices.ts';
import { initJson } from './init-project.ts';
import type { Server } from './run/server.ts';
import { startServer09 } from './run/start-server-09.ts';
import { listTasks09, nextTask09 } from './run/tasks-09.ts';

const predictions = [
  { model_version: 'v1', score: 0.25, result: choose('one') },
  { model_version: 'v2', score: 0.75, result: choose('two'), created_at: 1600000000 },
];
const completions = [
  { id: 7, lead_time: 12.5, created_at: 1600000100, result: choose('one') },
  { id: 8, lead_time: 3, created_at: 1600000200, result: [], was_cancelled: true },
];
const json = JSON.stringify([
  { id: 4, data: { text: 'both' }, meta: { source: 'a' }, completions, predictions },
  { id: 2, data: { text: 'predicted' }, meta: { source: 'b' }, predictions, is_labeled: false },
  { id: 9, data: { text: 'completed' }, completions },
  { id: 11, data: { text: 'neither' }, meta: ['list'], tags: ['x', { y: 1 }] },
]);

describe('Label Studio 0.9.1 on a JSON project with everything beside the data', () => {
  test('lists predictions and completions under the ids of the input, other keys or not', async () => {
    const server = await startServer09(initJson(choicesConfig, json));
    const tasks = await listTasks09(server);
    expect(tasks.map(({ id }) => id)).toEqual([2, 4, 9, 11]);
    expect(tasks).toMatchObject([
      { data: { text: 'predicted' }, predictions, total_predictions: 2, total_completions: 0 },
      { data: { text: 'both' }, predictions, completions, total_predictions: 2, total_completions: 2 },
      { data: { text: 'completed' }, completions, total_predictions: 0, total_completions: 2 },
      { data: { text: 'neither' }, total_predictions: 0, total_completions: 0 },
    ]);
    await server.stop();
  });

  test('hands out only what is not completed, and takes new work on every task', async () => {
    const server = await startServer09(initJson(choicesConfig, json));
    expect(await nextTask09(server)).toMatchObject({ id: 2 });
    for (const id of [2, 4]) {
      await complete(server, id);
    }
    expect(await nextTask09(server)).toMatchObject({ id: 11 });
    const [first, second] = await listTasks09(server);
    expect(first?.completions).toMatchObject([{ lead_time: 1, result: choose('two') }]);
    expect(second?.completions).toMatchObject([...completions, { id: 9, lead_time: 1 }]);
    await server.stop();
  });

  test('hands out every task, whatever its meta is', async () => {
    const metas = [null, 'text', 7, false, [], { a: 1 }];
    const tasks = metas.map((meta, i) => ({ data: { text: `task ${i}` }, meta }));
    const project = initJson(choicesConfig, JSON.stringify(tasks), '--invalid-tasks', 'skip');
    const server = await startServer09(project);
    const listed = await listTasks09(server);
    expect(listed.map(({ data }) => data)).toEqual(expect.arrayContaining([tasks[4]?.data, tasks[5]?.data]));
    for (const { id } of listed) {
      expect(await nextTask09(server)).toMatchObject({ id });
      await complete(server, id);
    }
    await server.stop();
  });

  test('as it does on a project made with --compat 0.9, renumbered', async () => {
    const server = await startServer09(initJson(choicesConfig, json, '--compat', '0.9'));
    expect(await listTasks09(server)).toMatchObject([
      { id: 0, data: { text: 'both' }, predictions, completions },
      { id: 1, data: { text: 'predicted' }, predictions },
      { id: 2, data: { text: 'completed' }, completions },
      { id: 3, data: { text: 'neither' } },
    ]);
    await server.stop();
  });
});

/** What the editor sends when an annotator submits a task. */
function complete(server: Server, id: number): Promise<unknown> {
  return server.api(`/api/tasks/${id}/completions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ lead_time: 1, result: choose('two') }),
  });
}
