import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lsimport as lsimportHere } from '../../support/run.ts';
import { lsimport } from '../lsimport.ts';
import { makeFolder } from '../make-folder.ts';
import { parseExact } from '../run/parse-exact.ts';
import { listTasks1x, type Task1x, tasksPage1x } from '../run/project-1x.ts';
import type { Server } from '../run/server.ts';
import { token1x } from '../run/start-label-studio-1x.ts';
import { startServer1x } from '../run/start-server-1x.ts';
import { cases } from './cases.ts';
import { pushed, runPush } from './run-push.ts';

let root: string;
let server: Server;
beforeAll(async () => {
  root = makeFolder();
  server = await startServer1x(undefined, { documentRoot: root });
});
afterAll(() => server.stop());

/** Pushes in this process, as there are many formats; returns what `--json` prints. */
async function pushHere(
  folder: string,
  args: string[],
): Promise<Record<string, unknown> & { projectId: number }> {
  const env = { LABEL_STUDIO_URL: server.url, LABEL_STUDIO_API_KEY: token1x };
  const { code, stdout } = await lsimportHere(folder, ['push', ...args, '--json'], { env });
  if (code !== 0) {
    const { diagnostics = stdout } = JSON.parse(stdout);
    throw new Error(`push exited with ${code}: ${JSON.stringify(diagnostics)}`);
  }
  return JSON.parse(stdout);
}

describe.each(cases)('$name', ({ name, prepare }) => {
  test('every item is on the server as it was sent, and a second push sends nothing', async () => {
    // A second try finds neither the folder nor the project of the first.
    const folder = mkdtempSync(join(root, `${name}-`));
    const read = await prepare(folder);
    const first = await pushHere(folder, [...read, '--project', basename(folder)]);
    // The same tasks as convert writes them, whose own tests compare with other tools.
    const converted = await lsimportHere(folder, ['convert', ...read, '--to', 'tasks-1.x', '-o', 'out.json']);
    expect(converted).toMatchObject({ code: 0 });
    const wanted = parseExact<SentTask[]>(readFileSync(join(folder, 'out.json'), 'utf8'));
    const tasks = await listTasks1x(server, first.projectId);
    expect(tasks.map(asSent)).toEqual(wanted.map(asWanted));
    expect(first).toMatchObject({ written: wanted.length, inProject: { tasks: wanted.length } });

    const second = await pushHere(folder, [...read, '--project', String(first.projectId)]);
    expect(second).toMatchObject({
      written: 0,
      unchanged: wanted.length,
      chunks: 0,
      changed: 0,
      vanished: 0,
    });
    expect((await listTasks1x(server, first.projectId)).map(({ id }) => id)).toEqual(
      tasks.map(({ id }) => id),
    );
  });
});

interface SentTask {
  data: object;
  meta?: object;
  predictions?: { result: unknown; score?: number; model_version?: string }[];
  annotations?: { result: unknown; lead_time?: number; was_cancelled?: boolean; ground_truth?: boolean }[];
}

function asWanted({ data, meta, predictions = [], annotations = [] }: SentTask) {
  return {
    data,
    meta: meta ?? {},
    predictions: predictions.map(({ result, score = null }) => ({ result, score })),
    annotations: annotations.map(({ result, lead_time = null, was_cancelled = false }) => ({
      result,
      lead_time,
      was_cancelled,
      ground_truth: false,
    })),
  };
}

/** A task of the server, without what the server or push add to it. */
function asSent(task: Task1x) {
  const { data, predictions, annotations } = task;
  const { lsimport: _, ...meta } = (task as Task1x & { meta: Record<string, unknown> }).meta;
  return {
    data,
    meta,
    predictions: predictions.map(({ result, score }) => ({ result, score })),
    annotations: annotations.map(({ result, lead_time, was_cancelled, ...others }) => ({
      result,
      lead_time,
      was_cancelled,
      ground_truth: (others as { ground_truth?: boolean }).ground_truth,
    })),
  };
}

const oddConfig =
  '<View><Text name="t" value="$text"/><Choices name="c" toName="t"><Choice value="a"/><Choice value="ß 😀"/></Choices></View>';
const oddTasks = `[
  {"id": 1, "data": {"text": "12345678901234567890", "n": 12345678901234567890, "x": 0.1, "e": 5e-324, "big": 1.7976931348623157e308,
    "neg": -0.0, "__proto__": 1, "constructor": {"": [null, true]}, "nul": "\\u0000", "ls": "\\u2028 \\ud83d\\ude00 e\\u0301"},
   "predictions": [{"result": [{"id": "r 1", "from_name": "c", "to_name": "t", "type": "choices", "value": {"choices": ["ß 😀"]}, "score": 0.123456789012345}],
     "score": 0.30000000000000004, "model_version": "v ü"}]},
  {"id": 2, "data": {"text": ""}, "meta": {"page": 3, "list": [1, {"lsimport": 2}]},
   "completions": [{"result": [], "was_cancelled": true, "lead_time": 0.1}, {"result": [{"id": "q", "from_name": "c", "to_name": "t", "type": "choices", "value": {"choices": ["a"]}}], "lead_time": 12.345678}]}
]`;

test('numbers keep their digits, and odd keys, texts and names arrive as they are', async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'config.xml'), oddConfig);
  writeFileSync(join(folder, 'tasks.json'), oddTasks);
  const { projectId } = await pushed(
    server,
    folder,
    'tasks.json',
    '-l',
    'config.xml',
    '--project',
    'Odd: "ü" 😀',
  );
  const text = await (await server.fetch(tasksPage1x(projectId))).text();
  for (const digits of [
    '12345678901234567890,',
    '5e-324',
    '1.7976931348623157e+308',
    '0.30000000000000004',
    '0.123456789012345',
    '12.345678',
  ])
    expect(text).toContain(digits);
  const [one, two] = (await listTasks1x(server, projectId)).map(asSent);
  const [first, second] = parseExact<{ data: object; predictions: object[] }[]>(oddTasks);
  expect(one).toEqual({
    data: first!.data,
    meta: {},
    predictions: [
      { result: (first!.predictions[0] as { result: object }).result, score: 0.30000000000000004 },
    ],
    annotations: [],
  });
  expect(two).toMatchObject({
    data: second!.data,
    meta: { page: 3, list: [1, { lsimport: 2 }] },
    annotations: [
      { was_cancelled: true, lead_time: 0.1 },
      { lead_time: 12.345678, ground_truth: false },
    ],
  });
  const project = await server.api(`/api/projects/${projectId}/`);
  expect(project).toMatchObject({ title: 'Odd: "ü" 😀', model_version: 'v ü', total_annotations_number: 1 });
});

test('a personal token works, and a project folder of lsimport init', async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'config.xml'), oddConfig);
  writeFileSync(join(folder, 'tasks.json'), oddTasks);
  lsimport(folder, 'init', 'old', '-i', 'tasks.json', '-l', 'config.xml');
  const { token } = await server.api<{ token: string }>('/api/token/', { method: 'POST' });
  const args = ['old', '--project', 'From a folder', '--json'];
  const { code, stdout } = await runPush(server, folder, args, { env: { LABEL_STUDIO_API_KEY: token } });
  expect(stdout).not.toContain(token);
  expect(code).toBe(0);
  const { projectId } = JSON.parse(stdout);
  expect((await listTasks1x(server, projectId)).map(asSent)).toMatchObject([
    { data: { text: '12345678901234567890' }, predictions: [{ score: 0.30000000000000004 }] },
    { data: { text: '' }, annotations: [{ was_cancelled: true }, { lead_time: 12.345678 }] },
  ]);
});
