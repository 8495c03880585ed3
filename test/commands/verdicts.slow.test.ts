import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isObject, type Json, type JsonObject } from '../../src/json/json.ts';
import { packageRoot } from '../../src/package-files.ts';
import { startFakeServer } from '../support/label-studio/start.ts';
import { lsimport } from '../support/run.ts';
import { seed } from '../support/seed.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { runPush } from './push/run-push.ts';

// The same task gets the same verdict by every command that makes tasks for Label Studio 1.x. The tasks are those of fixtures/validation,
// each as it is and with parts of it exchanged.

const root = join(packageRoot, 'fixtures/validation');
const MUTATED = 6;

/** Findings that the writer of tasks for 1.x makes untrue: it renames completions, and omits what the server would take amiss. */
const solved = new Set([
  'work-under-other-name',
  'unknown-annotator',
  'ground-truth-by-default',
  'prediction-not-shown',
]);

/** What is wrong in an input as a whole, or with its file, which are not the same for all. */
function errorsOf(stdout: string): string[] {
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { severity: string; code: string; task?: number; path?: string }[];
  };
  return diagnostics
    .filter(({ severity, code }) => severity === 'error' && !solved.has(code))
    .map(({ code, task, path = '' }) => `${task ?? ''} ${code} ${path}`)
    .sort();
}

const values: readonly Json[] = [null, '', 'x', 0, -1, 1e6, 0.5, true, [], {}, [[]], ['x'], [0], { x: 0 }];

/** A copy in which one member or item, at any depth, has another value, or is gone. */
function mutate(task: Json, random: () => number): Json {
  const copy = structuredClone(task);
  const places: [parent: JsonObject | Json[], key: string][] = [];
  const visit = (value: Json | undefined) => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      places.push([value as JsonObject, key]);
      visit((value as JsonObject)[key]);
    }
  };
  visit(copy);
  if (places.length === 0) return copy;
  const [parent, key] = places[Math.floor(random() * places.length)]!;
  if (Array.isArray(parent)) parent[Number(key)] = values[Math.floor(random() * values.length)]!;
  else if (random() < 0.25) delete parent[key];
  else parent[key] = values[Math.floor(random() * values.length)]!;
  return copy;
}

/** The tasks of a case in the form that a project has them in, and a few mutations of each. */
function tasksOf(folder: string): JsonObject[] | undefined {
  let tasks: Json;
  try {
    tasks = JSON.parse(readFileSync(join(folder, 'tasks.json'), 'utf8'));
  } catch {
    return undefined;
  }
  const random = seededRandom(seed);
  const found = (Array.isArray(tasks) ? tasks : [tasks])
    .filter(isObject)
    .map((task) => (isObject(task.data) ? task : { data: task }))
    .slice(0, 20);
  const mutated = found.flatMap((task) => Array.from({ length: MUTATED }, () => mutate(task, random)));
  return [...found, ...mutated].filter(
    (task): task is JsonObject =>
      isObject(task) && isObject(task.data) && !Array.isArray(task.meta) && !hasBareIds(task),
  );
}

/** Exports of 1.x have numbers in the place of predictions; a project folder may hold them, and they are skipped there and counted. */
function hasBareIds(task: JsonObject): boolean {
  return ['predictions', 'annotations', 'completions'].some((list) => {
    const entries = task[list];
    return Array.isArray(entries) && entries.some((entry) => typeof entry === 'number');
  });
}

describe.each(['tasks', 'results'])('%s', (kind) => {
  it.each(readdirSync(join(root, kind)))('%s', async (name) => {
    const from = join(root, kind, name);
    const tasks = tasksOf(from);
    // An input without tasks is refused by push alone.
    if (!tasks || tasks.length === 0) return;
    const server = await startFakeServer();
    const numbered = tasks.map(({ id: _, ...task }) => task);
    const folder = temporaryFolder();
    writeFiles(folder, {
      'c.xml': readFileSync(join(from, 'config.xml'), 'utf8'),
      't.json': JSON.stringify(numbered),
      'p/config.json': '{}',
      'p/config.xml': readFileSync(join(from, 'config.xml'), 'utf8'),
      'p/tasks.json': JSON.stringify(Object.fromEntries(numbered.map((task, id) => [id, { ...task, id }]))),
    });
    const all = ['--json', '--max-diagnostics', '100000'];
    const data = ['-i', 't.json', '--input-format', 'json', '-l', 'c.xml', ...all];
    const checked = await lsimport(folder, ['check', ...data, '--server', '1.x']);
    const expected = errorsOf(checked.stdout);
    const others = {
      convert: await lsimport(folder, ['convert', ...data, '--to', 'tasks-1.x', '-o', 'o.json']),
      export: await lsimport(folder, ['export', 'p', '-o', 'e.json', ...all]),
      push: await runPush(folder, server, [...data, '--project', 'Birds', '--dry-run']),
      'push of a project': await runPush(folder, server, ['p', ...all, '--project', 'Birds', '--dry-run']),
    };
    for (const [command, { stdout }] of Object.entries(others))
      expect({ command, errors: errorsOf(stdout) }).toEqual({ command, errors: expected });
  });
});
