import { expect, it, vi } from 'vitest';
import { startFaultyProxy } from '../../support/faulty-proxy.ts';
import { importWithLoss } from '../../support/label-studio/import-tasks.ts';
import { startFakeServer } from '../../support/label-studio/start.ts';
import { planMishaps } from '../../support/plan-mishaps.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { runPush } from './run-push.ts';

// What push waits for does not happen here: the imitation has carried out a request, or it never will.
vi.mock('node:timers/promises', async (original) => {
  const real = await original<typeof import('node:timers/promises')>();
  const soon: typeof real.setTimeout = (_ms, value, options) => real.setTimeout(1, value, options);
  return { ...real, setTimeout: soon };
});

const config =
  '<View><Text name="t" value="$text"/><Choices name="c" toName="t"><Choice value="a"/></Choices></View>';
const result = [{ id: 'r', from_name: 'c', to_name: 't', type: 'choices', value: { choices: ['a'] } }];
const TASKS = 2500;
const input = Array.from({ length: TASKS }, (_, i) => ({
  id: i + 1,
  data: { text: `text ${i}` },
  predictions: [{ result, score: 0.5 }],
}));

const seeds = Array.from({ length: 12 }, (_, i) => i + 1);

it.each(seeds)('nothing is lost or doubled, whatever happens on the way (plan %i)', async (seed) => {
  const server = await startFakeServer();
  const next = planMishaps(seed, 0.15);
  const proxy = await startFaultyProxy(server.url, next);
  // As a busy server does now and then: it takes the tasks and drops their predictions.
  let imports = seed;
  server.fault = (seen) => {
    if (!seen.path.endsWith('/import') || imports++ % 4 > 0) return undefined;
    return { when: 'before', answer: importWithLoss(server.state, server.project(), seen) };
  };
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, 'tasks.json': JSON.stringify(input) });
  const args = ['tasks.json', '-l', 'config.xml', '--project', 'Faults'];
  const codes: number[] = [];
  while (codes.at(-1) !== 0 && codes.length < 40) {
    const { code, stderr } = await runPush(folder, proxy, args);
    if (code !== 0 && code !== 5) throw new Error(stderr);
    codes.push(code);
  }
  await proxy.close();
  expect(codes.at(-1)).toBe(0);
  const tasks = [...server.project().tasks.values()];
  expect(tasks.map(({ data }) => data.text).sort()).toEqual(input.map(({ data }) => data.text).sort());
  expect(tasks.filter(({ predictions }) => predictions.length !== 1)).toEqual([]);
  expect(server.state.projects.size).toBe(1);
});
