import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type FaultyProxy, startFaultyProxy } from '../../support/faulty-proxy.ts';
import { planMishaps } from '../../support/plan-mishaps.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { choicesConfig, choose } from '../choices.ts';
import { makeFolder } from '../make-folder.ts';
import { createProject1x, importInto1x, post } from '../run/import-1x.ts';
import type { Server } from '../run/server.ts';
import { startLabelStudio1x } from '../run/start-label-studio-1x.ts';
import { copyData1x } from '../run/start-server-1x.ts';
import { runPush } from './run-push.ts';

/** How often each is done; more by hand: `LSIMPORT_PUSH_RUNS=25`, and other ones with `LSIMPORT_PUSH_SEED=26`. What came of it is printed. */
const RUNS = Number(process.env.LSIMPORT_PUSH_RUNS ?? 1);
const FIRST_SEED = Number(process.env.LSIMPORT_PUSH_SEED ?? 1);
const TASKS = 3000;
const args = ['tasks.json', '-l', 'config.xml', '--project'];
const runs = Array.from({ length: RUNS }, (_, i) => FIRST_SEED + i);
/** Only by hand: with a save after the other, SQLite lets others write when it likes. */
const byHand = process.env.LSIMPORT_PUSH_RUNS === undefined ? [] : runs;

let server: Server;
let proxy: FaultyProxy;
let plan: (() => ReturnType<ReturnType<typeof planMishaps>>) | undefined;
let folder: string;
const start = { command: '', data: '', cwd: '', args: [] };

beforeAll(async () => {
  Object.assign(start, { command: inject('labelStudio1x'), data: copyData1x() });
  start.cwd = start.data;
  server = await startLabelStudio1x(start);
  proxy = await startFaultyProxy(server.url, () => plan?.());
  folder = makeFolder();
  writeFileSync(join(folder, 'config.xml'), choicesConfig);
  const tasks = Array.from({ length: TASKS }, (_, i) => ({
    id: i + 1,
    data: { text: `text ${i}` },
    predictions: [{ result: choose('one'), score: 0.5 }],
  }));
  writeFileSync(join(folder, 'tasks.json'), JSON.stringify(tasks));
});
afterAll(async () => {
  await proxy?.close();
  await server?.stop();
});

/** Repeats a push until it says that all is there; returns how often it took. */
async function pushUntilDone(
  title: string,
  killAfter: () => Promise<unknown> | undefined = () => undefined,
): Promise<number> {
  for (let n = 1; n <= 40; n++) {
    const ending = await runPush(proxy, folder, [...args, title], { killAfter: killAfter() });
    if (ending.code === 0) return n;
    if (ending.code !== null && ending.code !== 5) throw new Error(ending.stderr);
  }
  throw new Error('It did not come to an end.');
}

/** Requests of a push up to the last one with tasks, and the longest wait after one of them, in milliseconds. */
const REQUESTS = 16;
const LONGEST = 100;

/** Some moment of the next push: between two of its requests, or while the server works on one. */
function someMoment(random: () => number): Promise<void> {
  let left = 1 + Math.floor(REQUESTS * random());
  const more = LONGEST * random();
  return new Promise((resolve) => {
    plan = () => {
      if (--left === 0) void setTimeout(more).then(resolve);
      return undefined;
    };
  });
}

/** What the project has, as the server counts its rows. */
async function expectWhole(title: string): Promise<void> {
  const { results } = await server.api<{ results: Counted[] }>(
    `/api/projects/?title=${encodeURIComponent(title)}&include=id,task_number,total_predictions_number`,
  );
  expect(results).toMatchObject([{ task_number: TASKS, total_predictions_number: TASKS }]);
  const keys = new Set<unknown>();
  for (let page = 1; page <= TASKS / 1000; page++) {
    const query = `project=${results[0]!.id}&include=id,data,total_predictions&page_size=1000&page=${page}`;
    const { tasks } = await server.api<{ tasks: Listed[] }>(`/api/tasks?${query}`);
    for (const { data, total_predictions } of tasks) {
      keys.add(data.text);
      expect(total_predictions).toBe(1);
    }
  }
  expect(keys.size).toBe(TASKS);
}

interface Counted {
  id: number;
}

interface Listed {
  data: { text: string };
  total_predictions: number;
}

test.each(runs)(
  'after lost requests, lost answers, 502 and 504 nothing is lost or doubled (%i)',
  async (seed) => {
    plan = planMishaps(seed, 0.1);
    const title = `mishaps ${seed}`;
    const times = await pushUntilDone(title);
    plan = undefined;
    console.log(`${title}: ${times} runs, ${JSON.stringify(Object.fromEntries(proxy.happened))} so far`);
    await expectWhole(title);
  },
);

test.each(runs)('after kill -9 at some moment nothing is lost or doubled (%i)', async (seed) => {
  const random = seededRandom(1000 + seed);
  const title = `killed ${seed}`;
  let kills = 0;
  const times = await pushUntilDone(title, () => (kills++ < 2 ? someMoment(random) : undefined));
  console.log(`${title}: ${times} runs`);
  await expectWhole(title);
});

test.each(byHand)('while somebody saves annotations all the time nothing is lost (%i)', async (seed) => {
  const other = await createProject1x(server, choicesConfig);
  await importInto1x(server, other, JSON.stringify([{ data: { text: 'other' } }]));
  const { tasks } = await server.api<{ tasks: { id: number }[] }>(`/api/tasks?project=${other}&include=id`);
  let saves = 0;
  let isOver = false;
  const saving = (async () => {
    while (!isOver) {
      const body = post({ result: choose('two'), lead_time: 1 });
      await server
        .fetch(`/api/tasks/${tasks[0]!.id}/annotations/`, body)
        .then((answer) => answer.arrayBuffer());
      saves++;
      await setTimeout(50);
    }
  })();
  const title = `busy ${seed}`;
  const times = await pushUntilDone(title);
  isOver = true;
  await saving;
  console.log(`${title}: ${times} runs, ${saves} annotations saved meanwhile`);
  await expectWhole(title);
});

test.each(runs)('after a restart of the server nothing is lost or doubled (%i)', async (seed) => {
  const title = `restarted ${seed}`;
  const moment = someMoment(seededRandom(seed));
  let isOver = false;
  const first = runPush(proxy, folder, [...args, title]).finally(() => {
    isOver = true;
  });
  await moment;
  expect(isOver).toBe(false);
  await server.stop();
  server = await startLabelStudio1x(start);
  proxy.target = server.url;
  const { code } = await first;
  const times = await pushUntilDone(title);
  console.log(`${title}: the first run ended with ${code}, ${times} runs after it`);
  await expectWhole(title);
});
