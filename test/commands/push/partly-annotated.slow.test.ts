import { expect, it, vi } from 'vitest';
import { importWithLoss } from '../../support/label-studio/import-tasks.ts';
import type { Seen } from '../../support/label-studio/replies.ts';
import { type FakeServer, type Fault, startFakeServer } from '../../support/label-studio/start.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { runPush } from './run-push.ts';

// What push waits for does not happen here: the imitation has carried out a request, or it never will.
vi.mock('node:timers/promises', async (original) => {
  const real = await original<typeof import('node:timers/promises')>();
  const soon: typeof real.setTimeout = (_ms, value, options) => real.setTimeout(1, value, options);
  return { ...real, setTimeout: soon };
});

const isAnnotating = ({ method, path }: Seen) => method === 'POST' && path.endsWith('/annotations/');
/** Each annotation is told by its lead time. */
const annotation = (lead_time: number, more = {}) => ({ result: [], lead_time, ...more });
const predictions = [{ result: [], score: 0.5 }];
const tasks = [
  { id: 1, data: { text: 'a' }, annotations: [annotation(1), annotation(2), annotation(3)], predictions },
  { id: 2, data: { text: 'b' }, annotations: [annotation(4), annotation(5, { was_cancelled: true })] },
  { id: 3, data: { text: 'c' }, predictions },
];

/** A server so busy that imports lose all annotations, so that these are added one by one; the connection goes down after some of them. */
async function start(after: number, when: Fault['when']) {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, {
    'config.xml': '<View><Text name="t" value="$text"/></View>',
    'tasks.json': JSON.stringify(tasks),
  });
  let added = 0;
  server.fault = (seen) => {
    if (seen.path.endsWith('/import'))
      return { when: 'before', answer: importWithLoss(server.state, server.project(), seen) };
    if (isAnnotating(seen) && ++added > after)
      return { when: added === after + 1 ? when : 'before', answer: 'cut' };
    return undefined;
  };
  const push = (...args: string[]) =>
    runPush(folder, server, ['tasks.json', '-l', 'config.xml', '--project', 'Partly', ...args]);
  expect((await push()).code).toBe(5);
  server.fault = undefined;
  return { server, push };
}

const taskOf = (server: FakeServer, text: string) =>
  [...server.project().tasks.values()].find(({ data }) => data.text === text)!;
const leadTimes = (server: FakeServer, text: string) =>
  taskOf(server, text).annotations.map((entry) => (entry as { lead_time?: number }).lead_time);

it.each<[number, Fault['when']]>([
  [0, 'before'],
  [1, 'before'],
  [1, 'after'],
  [2, 'after'],
  [3, 'before'],
  [4, 'after'],
])('adds exactly what is missing after a push that ended when it had added %i (%s)', async (after, when) => {
  const { server, push } = await start(after, when);
  // As many as are missing: the counts alone say that nothing is.
  const people = [91, 92, 93].map((lead_time) => annotation(lead_time));
  for (const text of ['a', 'b']) taskOf(server, text).annotations.push(...structuredClone(people));
  const line = '  without some of their annotations, so that these are added: ';
  const dry = await push('--dry-run');
  expect(dry.stdout).toContain(line);
  const { code, stdout } = await push();
  expect(code).toBe(0);
  expect(stdout).toContain(line);
  expect(leadTimes(server, 'a').sort()).toEqual([1, 2, 3, 91, 92, 93]);
  expect(leadTimes(server, 'b').sort()).toEqual([4, 5, 91, 92, 93]);
  expect(leadTimes(server, 'c')).toEqual([]);
  expect([...server.project().tasks.values()].map(({ predictions }) => predictions.length)).toEqual([
    1, 0, 1,
  ]);
  server.requests.length = 0;
  expect((await push()).stdout).toMatch(/^Nothing to send/);
  expect(server.requests.filter(isAnnotating)).toEqual([]);
});

it('deletes no task that has got some of its annotations', async () => {
  const { server, push } = await start(1, 'before');
  const { id } = taskOf(server, 'a');
  await push('--replace', '--prune');
  expect(taskOf(server, 'a').id).toBe(id);
  expect(leadTimes(server, 'a')).toEqual([1, 2, 3]);
});
