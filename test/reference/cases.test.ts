import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseExact } from '../support/exact-json.ts';
import type { Ending } from '../support/run.ts';
import { readTree } from '../support/tree.ts';
import { type Difference, differences, EPOCH, type Tasks } from './default-differences.ts';
import { expectRecorded } from './expect-recorded.ts';
import { type Case, namesOf, runCase, setUp } from './reference-case.ts';

const names = namesOf('cases');

describe('with --compat 0.9, every recorded case comes out as in Label Studio 0.9.1', () => {
  it.each(names)('%s', async (name) => {
    const given = setUp('cases', name);
    expectRecorded(given, await runCase(given, ['--compat', '0.9']));
  });
});

describe('without it, a recorded case comes out the same', () => {
  it.each(names.filter((name) => !differences[name]))('%s', async (name) => {
    const given = setUp('cases', name);
    expectRecorded(given, await runCase(given));
  });
});

describe('or differently on purpose', () => {
  it.each(Object.entries(differences))('%s: $instead', async (name, difference) => {
    const given = setUp('cases', name);
    given.env = { ...given.env, SOURCE_DATE_EPOCH: String(EPOCH) };
    const ending = await runCase(given);
    expectDifference(given, ending, difference);
    expect(() => expectRecorded(given, ending)).toThrow();
  });
});

function expectDifference(given: Case, ending: Ending, { exitCode, says = [], ...made }: Difference): void {
  expect(ending.code).toBe(exitCode);
  for (const words of says) expect(ending.stderr).toContain(words);
  if (exitCode !== 0) {
    expect(readTree(given.folder)).toEqual(given.before);
    return;
  }
  const project = existsSync(given.project) ? given.project : join(given.folder, 'my-project');
  const recorded = join(given.recorded, 'expected/tasks.json');
  const tasks = existsSync(recorded) ? parseExact(given.fill(readFileSync(recorded, 'utf8'))) : {};
  if (made.tasks) expect(read(project, 'tasks.json')).toEqual(made.tasks(tasks as Tasks));
  const completions = readdirSync(join(project, 'completions'));
  expect(Object.fromEntries(completions.map((name) => [name, read(project, `completions/${name}`)]))).toEqual(
    made.completions ?? {},
  );
}

function read(project: string, name: string): unknown {
  return parseExact(readFileSync(join(project, name), 'utf8'));
}
