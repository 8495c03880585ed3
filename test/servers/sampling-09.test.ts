import { expect, test } from 'vitest';
import { choicesConfig, choose } from './choices.ts';
import { initJson } from './init-project.ts';
import { startServer09 } from './run/start-server-09.ts';
import { nextTask09 } from './run/tasks-09.ts';

const scored = (id: number, ...scores: number[]) => ({
  id,
  data: { text: `task ${id}` },
  predictions: scores.map((score) => ({ score, result: choose('one') })),
});
/** Mean scores: 0.5, 0.9, 0.1, 0.4. */
const json = JSON.stringify([scored(3, 0.5), scored(1, 0.9), scored(8, 0.2, 0), scored(5, 0.4)]);

test.each([
  { sampling: 'sequential', id: 1 },
  { sampling: 'prediction-score-min', id: 8 },
  { sampling: 'prediction-score-max', id: 1 },
])('Label Studio 0.9.1 hands out task $id first with --sampling $sampling', async ({ sampling, id }) => {
  const server = await startServer09(initJson(choicesConfig, json, '--sampling', sampling));
  expect(await nextTask09(server)).toMatchObject({ id });
  await server.stop();
});

test('Label Studio 0.9.1 hands out each task at some time with --sampling uniform', async () => {
  const server = await startServer09(initJson(choicesConfig, json, '--sampling', 'uniform'));
  const seen = new Set<number | undefined>();
  for (let draws = 0; draws < 200 && seen.size < 4; draws++) seen.add((await nextTask09(server))?.id);
  expect([...seen].sort()).toEqual([1, 3, 5, 8]);
  await server.stop();
});
