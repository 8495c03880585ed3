import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { parseExact } from '../support/exact-json.ts';
import type { Ending } from '../support/run.ts';
import { readTree } from '../support/tree.ts';
import type { Case } from './reference-case.ts';

/** Expects of a run what was recorded of Label Studio 0.9.1; of a failure also that nothing has changed. */
export function expectRecorded(given: Case, ending: Ending): void {
  if (given.exit_code !== 0) expectFailure(given, ending);
  else expectProject(given, ending);
}

function expectFailure({ stderr_contains = [], fill, folder, before }: Case, { code, stderr }: Ending): void {
  expect(code).not.toBe(0);
  expect(stderr).toMatch(/\S/);
  for (const word of stderr_contains) expect(stderr.toLowerCase()).toContain(fill(word).toLowerCase());
  expect(readTree(folder)).toEqual(before);
}

function expectProject(given: Case, { code, stderr }: Ending): void {
  const { project, compare = [], absent = [], completions } = given;
  expect(stderr).not.toMatch(/^error: /m);
  expect(code).toBe(0);
  for (const name of absent) expect(existsSync(join(project, name)), name).toBe(false);
  if (completions) expect(readdirSync(join(project, 'completions'))).toEqual([]);
  if (compare.includes('config.xml')) expectLabelConfig(given);
  if (compare.includes('config.json')) expectConfig(given);
  if (compare.includes('tasks.json')) expectTasks(given);
}

function expectLabelConfig({ project, recorded }: Case): void {
  const written = readFileSync(join(project, 'config.xml'), 'latin1');
  expect(written).toBe(readFileSync(join(recorded, 'expected/config.xml'), 'latin1'));
}

/** Keys that Label Studio does not write do not count. */
function expectConfig(given: Case): void {
  const { written, expected } = readBoth(given, 'config.json');
  const pattern = (value: unknown): unknown =>
    typeof value === 'string' && value.includes('{HEX4}')
      ? expect.stringMatching(new RegExp(`^${value.replaceAll('{HEX4}', '[0-9a-f]{4}')}$`))
      : value;
  expect(parseExact(written)).toMatchObject(JSON.parse(expected, (_key, value) => pattern(value)));
}

/** By value in every case; where the order is certain also byte for byte, except for the spelling of floats and the recording's last newline. */
function expectTasks(given: Case): void {
  const { written, expected } = readBoth(given, 'tasks.json');
  const [mine, theirs] = [parseExact(written), parseExact(expected)] as Record<string, object>[];
  if (given.order === 'any') {
    expect(Object.keys(mine!)).toEqual(Object.keys(theirs!));
    expect(withoutIds(mine!)).toEqual(withoutIds(theirs!));
  } else {
    expect(mine).toEqual(theirs);
    expect(plainFloats(written)).toBe(plainFloats(expected.trimEnd()));
  }
}

function readBoth({ project, recorded, fill }: Case, name: string): { written: string; expected: string } {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const written = utf8.decode(readFileSync(join(project, name)));
  return { written, expected: fill(readFileSync(join(recorded, 'expected', name), 'utf8')) };
}

/** Tasks in an order of their own; the id of each must be its key. */
function withoutIds(tasks: Record<string, object>): object[] {
  const bare = Object.entries(tasks).map(([key, task]) => {
    const { id, ...rest } = task as { id: number };
    expect(id).toBe(Number(key));
    return rest;
  });
  return bare.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function plainFloats(text: string): string {
  return text.replace(/(?<=: |^ *)-?\d+(?=[.eE])[\d.eE+-]*/gm, (float) => String(Number(float)));
}
