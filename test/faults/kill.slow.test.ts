import { spawn } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { copyPackage } from '../support/package-copy.ts';
import { lsimport } from '../support/run.ts';
import { seed } from '../support/seed.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { makeFolder, removeFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';
import { type FaultInput, fixtureInputs, longInputs } from './inputs.ts';

// Kills runs at random moments, from the first instruction to the last. LSIMPORT_SEED draws other moments.
const random = seededRandom(seed);

const program = makeFolder();
const bin = join(program, 'bin/lsimport.js');
beforeAll(() => copyPackage(program));
afterAll(() => removeFolder(program));

const old = {
  'config.json': 'old',
  'config.xml': 'old',
  'tasks.json': 'old',
  'completions/1.json': 'finished',
  'completions-kept-1/7.json': 'finished before',
  'rejected.jsonl': 'old',
};
const keptTree = {
  'completions-kept-1/': '',
  'completions-kept-1/7.json': 'finished before',
  'completions-kept-2/': '',
  'completions-kept-2/1.json': 'finished',
};

/** A run that is killed after some milliseconds; whether it was, or ended before. */
async function killAfter(delay: number, cwd: string, args: string[]): Promise<boolean> {
  const child = spawn(process.execPath, [bin, 'init', 'p', ...args], { cwd, env: {}, stdio: 'ignore' });
  const ended = new Promise<string | null>((resolve) => child.once('close', (_, signal) => resolve(signal)));
  await Promise.race([setTimeout(delay), ended]);
  child.kill('SIGKILL');
  return (await ended) === 'SIGKILL';
}

/** The state that the project must have: what was there before, or what a run makes of it when nobody kills it. */
interface Expected {
  before: Record<string, string>;
  after: Record<string, string>;
}

/** What a killed run left: the old state or the new one, at the latest when the next run has begun. */
async function expectOneOf({ before, after }: Expected, folder: string): Promise<void> {
  const project = join(folder, 'p');
  const seen = visible(project);
  // A new folder comes whole. While entries of an old one are replaced, that which makes it a project is not there.
  if ('config.json' in seen || !('config.json' in before)) expect(seen).toBeOneOf([before, after]);

  // Any later run will do, such as one without input.
  const { code } = await lsimport(folder, ['init', 'p', '-i', 'gone']);
  expect(code).toBe(Object.keys(readTree(project)).length > 0 ? 4 : 3);
  expect(readTree(project)).toBeOneOf([before, after]);
  expect(readdirSync(folder).filter((name) => name.startsWith('.lsimport-'))).toEqual([]);
}

function visible(folder: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(readTree(folder)).filter(([name]) => !name.includes('.lsimport-')),
  );
}

/** What a run makes of a folder when nobody kills it, and how long it takes. */
async function observe(
  folder: string,
  args: string[],
): Promise<{ tree: Record<string, string>; time: number }> {
  const start = performance.now();
  expect(await killAfter(60_000, folder, args)).toBe(false);
  const time = performance.now() - start;
  const tree = readTree(join(folder, 'p'));
  expect(tree).toHaveProperty(['config.json']);
  rmSync(join(folder, 'p'), { recursive: true });
  return { tree, time };
}

/** Kills runs until enough of them were caught alive, by turns over nothing, an old project, and one with other files in its folder. */
async function killMany(folder: string, { args, kills: wanted }: FaultInput): Promise<void> {
  const { tree, time } = await observe(folder, args);
  const starts: Expected[] = [
    { before: {}, after: tree },
    { before: withFolders(old), after: { ...tree, ...keptTree } },
    {
      before: withFolders({ ...old, 'notes.txt': 'mine' }),
      after: { ...tree, ...keptTree, 'notes.txt': 'mine' },
    },
  ];
  for (let kills = 0, runs = 0; kills < wanted; runs++) {
    const start = starts[runs % starts.length]!;
    rmSync(join(folder, 'p'), { recursive: true, force: true });
    writeFiles(join(folder, 'p'), filesOf(start.before));
    const force = 'config.json' in start.before ? ['--force'] : [];
    if (await killAfter(random() * time, folder, [...args, ...force])) kills++;
    await expectOneOf(start, folder);
  }
}

const withFolders = (files: Record<string, string>) => ({
  ...files,
  'completions/': '',
  'completions-kept-1/': '',
});
const filesOf = (tree: Record<string, string>) =>
  Object.fromEntries(Object.entries(tree).filter(([name]) => !name.endsWith('/')));

const inputs = [...fixtureInputs, ...longInputs];

// More at a time would only wait for the processors.
vi.setConfig({ maxConcurrency: 2 });

describe(`killed at random moments, seed ${seed}`, () => {
  it.concurrent.each(inputs)('$name', { timeout: 240_000 }, async (input) => {
    const folder = makeFolder();
    try {
      if (input.content !== undefined) writeFileSync(join(folder, 'input'), input.content);
      await killMany(folder, input);
    } finally {
      removeFolder(folder);
    }
  });
});

it('at least 200 of them', () => {
  expect(inputs.reduce((sum, { kills }) => sum + kills, 0)).toBeGreaterThanOrEqual(200);
});
