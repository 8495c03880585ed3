import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/json/json.ts';
import { checkTasks, errorsOf, inShort } from './check-tasks.ts';

// Each folder of fixtures/validation/results holds a label config, tasks, and what Label Studio and its SDK make of them.
const folder = new URL('../../../fixtures/validation/results/', import.meta.url);

interface Expected {
  tasks: { name: string; valid: boolean | null; errors?: { path: string }[] }[];
}

for (const name of readdirSync(folder)) {
  const config = readFileSync(new URL(`${name}/config.xml`, folder), 'utf8');
  const tasks = readJson(`${name}/tasks.json`) as JsonObject[];
  const { tasks: expected } = readJson(`${name}/expect.json`) as Expected;
  const findings = checkTasks(config, tasks);

  for (const [i, task] of expected.entries()) {
    const paths = (task.errors ?? []).map((error) => error.path);
    if (task.valid === null || !paths.every(isInResults)) continue;

    test(`${name}: ${task.name}`, () => {
      const found = errorsOf(findings[i]!);
      if (task.valid) expect(inShort(found)).toEqual([]);
      else expect(found.map(({ path }) => path)).toEqual(expect.arrayContaining(paths.slice(0, 1)));
    });
  }
}

/** Faults of the data itself are found by other checks. */
function isInResults(path: string): boolean {
  return /^\/(predictions|completions|annotations)\b/.test(path);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
}
