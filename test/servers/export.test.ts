import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choicesConfig, choose } from './choices.ts';
import { initJson } from './init-project.ts';
import { lsimport } from './lsimport.ts';
import { makeFolder } from './make-folder.ts';
import { createProject1x, importInto1x, post } from './run/import-1x.ts';
import { listTasks1x } from './run/project-1x.ts';
import type { Server } from './run/server.ts';
import { startServer1x } from './run/start-server-1x.ts';
import { startServer09 } from './run/start-server-09.ts';

let server: Server;
beforeAll(async () => {
  server = await startServer1x();
});
afterAll(() => server.stop());

/** Exports a project into a folder and imports its files one by one; returns the tasks that 1.x then has. */
async function exportAndImport(project: string, ...args: string[]) {
  const folder = `${project}-export`;
  lsimport(join(project, '..'), 'export', project, '-o', folder, ...args);
  const files = readdirSync(folder);
  const id = await createProject1x(server, choicesConfig);
  for (const file of files) await importInto1x(server, id, readFileSync(join(folder, file), 'utf8'));
  return { files, id, tasks: await listTasks1x(server, id) };
}

const work = (choice: 'one' | 'two', more: object = {}) => ({ result: choose(choice), ...more });

test('what a project holds is in 1.x after an import in several files', async () => {
  const project = initJson(
    choicesConfig,
    JSON.stringify([
      { id: 10, data: { text: 'a', deep: { list: [1, null] } }, meta: { source: 'x' } },
      {
        data: { text: 'Ελληνικά 😀 "quoted"' },
        predictions: [work('one', { score: 0.25, model_version: 'v1' })],
      },
      {
        data: { text: 'c' },
        completions: [
          work('one', { id: 3, lead_time: 12.5, created_at: 1600000000 }),
          { result: [], was_cancelled: true, lead_time: 2 },
        ],
      },
      {
        data: { text: 'd' },
        annotations: [work('two', { ground_truth: true, lead_time: 1, completed_by: 77 })],
      },
      {
        data: { text: 'e' },
        predictions: [work('two', { id: 5, score: 1, model_version: 'v1', cluster: null })],
      },
    ]),
  );
  const { files, tasks } = await exportAndImport(project, '--max-tasks', '2');
  expect(files).toEqual(['tasks-00001.json', 'tasks-00002.json', 'tasks-00003.json']);
  expect(tasks).toMatchObject([
    {
      data: { text: 'a', deep: { list: [1, null] } },
      meta: { source: 'x' },
      annotations: [],
      predictions: [],
    },
    {
      data: { text: 'Ελληνικά 😀 "quoted"' },
      predictions: [{ result: choose('one'), score: 0.25, model_version: 'v1' }],
    },
    {
      data: { text: 'c' },
      annotations: [
        { result: choose('one'), lead_time: 12.5, was_cancelled: false, ground_truth: false },
        { result: [], lead_time: 2, was_cancelled: true, ground_truth: false },
      ],
    },
    { data: { text: 'd' }, annotations: [{ result: choose('two'), lead_time: 1, ground_truth: true }] },
    { data: { text: 'e' }, predictions: [{ result: choose('two'), score: 1 }] },
  ]);
});

test('work done in Label Studio 0.9.1 is in 1.x after export and import', async () => {
  const project = initJson(choicesConfig, JSON.stringify([{ data: { text: 'a' } }, { data: { text: 'b' } }]));
  const old = await startServer09(project);
  await old.api('/api/tasks/1/completions', post({ result: choose('two'), lead_time: 4.5 }));
  await old.api('/api/tasks/0/completions?was_cancelled=1', post({ result: [], lead_time: 1.5 }));
  await old.stop();
  const { tasks } = await exportAndImport(project);
  expect(tasks).toMatchObject([
    { data: { text: 'a' }, annotations: [{ result: [], lead_time: 1.5, was_cancelled: true }] },
    { data: { text: 'b' }, annotations: [{ result: choose('two'), lead_time: 4.5, was_cancelled: false }] },
  ]);
});

test('what 1.x exports is the same after init, export and import', async () => {
  const first = await createProject1x(server, choicesConfig);
  const given = [
    { data: { text: 'a' }, annotations: [work('one', { lead_time: 3.25, ground_truth: true }), work('two')] },
    {
      data: { text: 'b' },
      annotations: [{ result: [], was_cancelled: true, lead_time: 1 }],
      meta: { m: [1] },
    },
    { data: { text: 'c' }, predictions: [work('one', { score: 0.5 })], annotations: [work('two')] },
  ];
  await importInto1x(server, first, JSON.stringify(given));
  const exported = await server.fetch(
    `/api/projects/${first}/export?exportType=JSON&download_all_tasks=true`,
  );
  const json = await exported.text();
  expect(JSON.parse(json)).toHaveLength(given.length);

  const { tasks } = await exportAndImport(initJson(choicesConfig, json));
  const annotationsOf = (all: typeof tasks) =>
    all.map(({ data, annotations }) => ({
      data,
      annotations: annotations.map(({ result, lead_time, was_cancelled, ...more }) => ({
        result,
        lead_time: lead_time ?? 0,
        was_cancelled,
        ground_truth: (more as { ground_truth?: boolean }).ground_truth,
      })),
    }));
  expect(annotationsOf(tasks)).toEqual(annotationsOf(await listTasks1x(server, first)));
  expect(tasks).toMatchObject([{}, { meta: { m: [1] } }, {}]);
});

test('JSON-MIN of 1.x has the same annotations after init, export and import, but for ids of regions', async () => {
  const labelConfig =
    '<View><Text name="item" value="$text"/><Choices name="kind" toName="item" choice="multiple"><Choice value="one"/><Choice value="two"/></Choices>' +
    '<Labels name="span" toName="item"><Label value="A"/></Labels><TextArea name="note" toName="item"/><Rating name="stars" toName="item"/></View>';
  const of = (from_name: string, type: string, value: object) => ({
    id: `${from_name}1`,
    from_name,
    to_name: 'item',
    type,
    value,
  });
  const results = [
    [
      of('kind', 'choices', { choices: ['one'] }),
      of('note', 'textarea', { text: ['said'] }),
      of('stars', 'rating', { rating: 3 }),
    ],
    [of('kind', 'choices', { choices: ['one', 'two'] }), of('note', 'textarea', { text: ['a', 'b'] })],
    [
      of('span', 'labels', { start: 0, end: 2, text: 'te', labels: ['A'] }),
      of('span', 'labels', { start: 2, end: 4, text: 'xt', labels: ['A'] }),
    ],
  ];
  const first = await createProject1x(server, labelConfig);
  const given = results.map((result) => ({
    data: { text: 'text', n: 1.5 },
    annotations: [{ result, lead_time: 2 }],
  }));
  await importInto1x(server, first, JSON.stringify(given));
  const exported = await server.fetch(`/api/projects/${first}/export?exportType=JSON_MIN`);
  const project = initJson(labelConfig, await exported.text());
  const { tasks } = await exportAndImport(project);
  const withoutIds = (list: unknown) => (list as object[]).map((region) => ({ ...region, id: 'made' }));
  expect(
    tasks.map(({ data, annotations }) => [data, annotations.map(({ result }) => withoutIds(result))]),
  ).toEqual(
    given.map(({ data, annotations }) => [data, annotations.map(({ result }) => withoutIds(result))]),
  );
});

test('the order of tasks stands for the sampling that 1.x lacks', async () => {
  const scores = [0.5, 0.9, undefined, 0.1, 0.7];
  const tasks = scores.map((score, i) => ({
    data: { text: `task ${i}` },
    ...(score !== undefined && { predictions: [work('one', { score })] }),
  }));
  const project = initJson(choicesConfig, JSON.stringify(tasks), '--sampling', 'prediction-score-max');
  const imported = await exportAndImport(project);
  const order = imported.tasks.map(({ data }) => data.text);
  expect(order).toEqual([1, 4, 0, 3, 2].map((i) => `task ${i}`));
});

test('an export of 100,000 tasks comes in files that the server takes', async () => {
  const folder = makeFolder();
  const lines = Array.from({ length: 100_000 }, (_, i) => `line ${i}`);
  writeFileSync(join(folder, 'lines.txt'), lines.join('\n'));
  writeFileSync(join(folder, 'config.xml'), choicesConfig);
  lsimport(folder, 'init', 'p', '-i', 'lines.txt', '--input-format', 'text', '-l', 'config.xml');
  lsimport(folder, 'export', 'p', '-o', 'files');
  const files = readdirSync(join(folder, 'files')).map((name) => join(folder, 'files', name));
  const texts = files.flatMap((file) =>
    (JSON.parse(readFileSync(file, 'utf8')) as { data: { text: string } }[]).map(({ data }) => data.text),
  );
  expect(texts).toEqual(lines);
  expect(files).toHaveLength(100);
  for (const file of files) expect(statSync(file).size).toBeLessThanOrEqual(20_000_000);
  const id = await createProject1x(server, choicesConfig);
  for (const file of [files[0]!, files.at(-1)!]) {
    expect(await importInto1x(server, id, readFileSync(file, 'utf8'))).toMatchObject({ task_count: 1000 });
  }
});

test.each([
  { what: 'a result that is null', task: { data: { text: 'a' }, annotations: [{ result: null }] } },
  { what: 'an annotation without a result', task: { data: { text: 'a' }, annotations: [{}] } },
  { what: 'predictions that are no list', task: { data: { text: 'a' }, predictions: { result: [] } } },
  {
    what: 'a lead time that is a text',
    task: { data: { text: 'a' }, annotations: [{ result: [], lead_time: 'x' }] },
  },
  { what: 'a meta that is a text', task: { data: { text: 'a' }, meta: 'x' } },
])('the import refuses $what, and so does the check for 1.x', async ({ task }) => {
  const id = await createProject1x(server, choicesConfig);
  const answer = await server.fetch(`/api/projects/${id}/import`, post([task]));
  expect(answer.status).toBeGreaterThanOrEqual(400);
  const folder = makeFolder();
  writeFileSync(join(folder, 'tasks.json'), JSON.stringify([task]));
  writeFileSync(join(folder, 'config.xml'), choicesConfig);
  const check = () => lsimport(folder, 'check', '-i', 'tasks.json', '-l', 'config.xml', '--server', '1.x');
  expect(check).toThrow('exited with 1');
});
