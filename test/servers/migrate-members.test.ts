import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { choicesConfig, choose } from './choices.ts';
import { initJson } from './init-project.ts';
import { numbersIn } from './run/parse-exact.ts';
import { listTasks1x, onlyProject1x, tasksPage1x } from './run/project-1x.ts';
import { startServer1x } from './run/start-server-1x.ts';

/** What the guide's sample and exports of either era hold, and what stops the migration unless it is written around. */
const input = [
  {
    id: 10,
    data: { text: 'without dates' },
    predictions: [{ model_version: 'v1', score: 0.25, result: choose('one') }, { result: [] }],
    completions: [{ id: 1, result: choose('one') }],
  },
  {
    id: 7,
    data: { text: 'with dates of 0.9' },
    meta: { source: 'a' },
    predictions: [{ score: 0.5, created_at: 1600000000, result: choose('two') }],
    completions: [
      { id: 1, lead_time: 12.5, created_at: 1600000100, result: choose('one') },
      { id: 2, lead_time: 3, created_at: 1600000200, result: [], was_cancelled: true },
    ],
  },
  {
    id: 20,
    data: { text: 'with dates of 1.x' },
    predictions: [{ id: 5, score: 1, created_at: '2020-09-13T12:26:40.250000Z', result: choose('two') }],
    completions: [{ lead_time: null, created_at: '2020-09-13T12:26:40Z', result: choose('two') }],
  },
  {
    id: 8,
    data: { text: 'annotations' },
    annotations: [{ id: 4, lead_time: 1.5, created_at: '2021-01-01T00:00:00+01:00', result: choose('one') }],
  },
  { id: 30, data: { text: 'nothing' }, predictions: [], completions: [] },
];

test('every prediction and completion of a JSON input is in 1.x after the migration', async () => {
  const server = await startServer1x(initJson(choicesConfig, JSON.stringify(input)));
  const project = await onlyProject1x(server);
  expect(project).toMatchObject({ task_number: 5, total_predictions_number: 4 });
  const tasks = await listTasks1x(server, project.id);
  expect(Object.fromEntries(tasks.map((task) => [task.data.text, task]))).toMatchObject({
    'without dates': {
      predictions: [
        { score: 0.25, result: choose('one') },
        { score: null, result: [] },
      ],
      annotations: [{ result: choose('one'), was_cancelled: false }],
    },
    'with dates of 0.9': {
      predictions: [{ score: 0.5, created_at: '2020-09-13T12:26:40Z', result: choose('two') }],
      annotations: [
        { lead_time: 12.5, created_at: '2020-09-13T12:28:20Z', result: choose('one'), was_cancelled: false },
        { lead_time: 3, created_at: '2020-09-13T12:30:00Z', result: [], was_cancelled: true },
      ],
    },
    'with dates of 1.x': {
      predictions: [{ score: 1, created_at: '2020-09-13T12:26:40.250000Z', result: choose('two') }],
      annotations: [{ created_at: '2020-09-13T12:26:40Z', result: choose('two') }],
    },
    annotations: {
      predictions: [],
      annotations: [{ lead_time: 1.5, created_at: '2020-12-31T23:00:00Z', result: choose('one') }],
    },
    nothing: { predictions: [], annotations: [] },
  });
  await server.stop();
});

test('an input without tasks migrates', async () => {
  const server = await startServer1x(initJson(choicesConfig, '[]'));
  expect(await onlyProject1x(server)).toMatchObject({ title: 'proj', task_number: 0 });
  await server.stop();
});

const dates = [1600000000000, 1e15, -1, true, '13 September', null, [2020], 0.5];

/** Annotations whose other members are not what the server's tables hold. */
const oddWork = [
  ...dates.map((created_at) => ({ created_at, lead_time: 1 })),
  { was_cancelled: null },
  { lead_time: 'long' },
  { lead_time: null },
  { id: 'abc', ground_truth: null, honeypot: true },
];

test('a task migrates, or is refused with a reason, whatever stands beside the result of its work', async () => {
  const tasks = oddWork.map((odd, i) => ({
    data: { text: `task ${i}` },
    predictions: [{ ...odd, result: choose('one') }],
    completions: [{ ...odd, result: choose('two') }],
  }));
  const project = initJson(choicesConfig, JSON.stringify(tasks), '--invalid-tasks', 'skip');
  const refused = linesOf(join(project, 'rejected.jsonl'));
  const server = await startServer1x(project);
  const { id } = await onlyProject1x(server);
  expect(await listTasks1x(server, id)).toMatchObject(
    tasks
      .filter((_, i) => !refused.some(({ task }) => task === i))
      .map(({ data }) => ({
        data,
        predictions: [{ result: choose('one') }],
        annotations: [{ result: choose('two') }],
      })),
  );
  for (const { diagnostics } of refused) expect(diagnostics).not.toEqual([]);
  await server.stop();
});

function linesOf(path: string): { task: number; diagnostics: unknown[] }[] {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

test('the digits of data, regions and scores come out of 1.x as they went in', async () => {
  const numbers = ['0', '-7', '9007199254740993', '18446744073709551615', '123456789012345678901234567890'];
  const floats = ['0.1', '2.5', '1e+16', '0.30000000000000004', '5e-324'];
  const region = `{"from_name":"kind","to_name":"item","type":"choices","value":{"choices":["one"]},"n":[${floats}]}`;
  const json = `[{"data":{"text":"n","numbers":[${numbers},${floats}]},"predictions":[{"score":0.1234567890123456,"result":[${region}]}]}]`;
  const server = await startServer1x(initJson(choicesConfig, json));
  const { id } = await onlyProject1x(server);
  const text = await (await server.fetch(tasksPage1x(id))).text();
  const listOf = (key: string) => numbersIn(new RegExp(`"${key}":(\\[[^\\]]*\\])`).exec(text)?.[1] ?? '');
  expect(listOf('numbers')).toEqual([...numbers, ...floats]);
  expect(listOf('n')).toEqual(floats);
  expect(text).toContain('"score":0.1234567890123456,');
  await server.stop();
});
