import { expect, test } from 'vitest';
import { choicesConfig, choose } from './choices.ts';
import { initJson } from './init-project.ts';
import { listTasks1x, onlyProject1x } from './run/project-1x.ts';
import { startServer1x } from './run/start-server-1x.ts';

test('3,000 tasks migrate to 1.x, each with its prediction, and with their completions', async () => {
  const input = Array.from({ length: 3000 }, (_, i) => ({
    id: i * 3,
    data: { text: `task ${i}`, i },
    predictions: [{ score: i / 3000, created_at: 1600000000 + i, result: choose('one') }],
    completions: i % 10 === 0 ? [{ lead_time: i, created_at: 1600000000, result: choose('two') }] : [],
  }));
  const project = initJson(choicesConfig, JSON.stringify(input));
  const start = performance.now();
  const server = await startServer1x(project);
  console.log(
    `Label Studio 1.x migrated 3,000 tasks in ${((performance.now() - start) / 1000).toFixed(0)} s.`,
  );
  const { id } = await onlyProject1x(server);
  const tasks = await listTasks1x(server, id);
  expect(
    tasks.map(({ data, predictions, annotations }) => ({
      data,
      scores: predictions.map(({ score }) => score),
      leadTimes: annotations.map(({ lead_time }) => lead_time),
    })),
  ).toEqual(
    input.map(({ data, predictions, completions }) => ({
      data,
      scores: predictions.map(({ score }) => score),
      leadTimes: completions.map(({ lead_time }) => lead_time),
    })),
  );
  await server.stop();
});
