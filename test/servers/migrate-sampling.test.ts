import { expect, test } from 'vitest';
import { choicesConfig, choose } from './choices.ts';
import { initJson } from './init-project.ts';
import { onlyProject1x } from './run/project-1x.ts';
import { startServer1x } from './run/start-server-1x.ts';

const json = JSON.stringify(
  [0.5, 0.9, 0.1, 0.4].map((score, id) => ({
    id,
    data: { text: `scored ${score}` },
    predictions: [{ score, result: choose('one') }],
  })),
);

test.each([
  { sampling: 'sequential', as: 'Sequential sampling', first: 'scored 0.5' },
  { sampling: 'prediction-score-min', as: 'Uncertainty sampling', first: 'scored 0.1' },
  { sampling: 'uniform', as: 'Uniform sampling' },
  // 1.x has no such mode, and takes every other one as uniform.
  { sampling: 'prediction-score-max', as: 'Uniform sampling' },
])('--sampling $sampling is $as in 1.x', async ({ sampling, as, first }) => {
  const server = await startServer1x(initJson(choicesConfig, json, '--sampling', sampling));
  const project = await onlyProject1x(server);
  expect(project.sampling).toBe(as);
  const next = await server.api<{ data: { text: string } }>(`/api/projects/${project.id}/next`);
  expect(next.data.text).toEqual(first ?? expect.stringMatching(/^scored 0\.[1459]$/));
  await server.stop();
});
