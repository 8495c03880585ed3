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

  for (const [i, { name: taskName, valid, errors }] of expected.entries()) {
    const path = errors?.[0]?.path;
    if (valid === null || isAboutData(path)) continue;

    test(`${name}: ${taskName}`, () => {
      const found = errorsOf(findings[i]!);
      if (valid) expect(inShort(found)).toEqual([]);
      else expect(found.map((finding) => finding.path)).toContain(path);
    });
  }
}

/** Faults of the data itself are found by other checks. */
function isAboutData(path: string | undefined): boolean {
  return path !== undefined && !/^\/(predictions|completions|annotations)\b/.test(path);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
}
