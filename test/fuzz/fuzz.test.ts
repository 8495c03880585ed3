import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { TextDecoder } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { parseExact } from '../support/exact-json.ts';
import { type Ending, lsimport } from '../support/run.ts';
import { runCount } from '../support/run-count.ts';
import { seed } from '../support/seed.ts';
import { makeFolder, removeFolder, writeFiles } from '../support/temporary-folder.ts';
import { expectSound } from './expect-sound.ts';
import { type Oracle, startOracle } from './python-oracle.ts';
import { type Subject, subjects } from './subjects.ts';
import { usedMemory } from './used-memory.ts';

// Runs on inputs made at random. LSIMPORT_FUZZ_RUNS=100000 makes it the long run, in which Python is asked as well and memory is watched;
// LSIMPORT_SEED draws other inputs.
const runs = Number(process.env.LSIMPORT_FUZZ_RUNS ?? runCount(2000));
const isLong = process.env.LSIMPORT_FUZZ_RUNS !== undefined;

/** Bytes by which the memory may differ from what the first tenth of the runs needs: what V8 keeps for itself. */
const SLACK = 32e6;

let oracle: Oracle | undefined;
beforeAll(() => {
  if (isLong) oracle = startOracle();
});
afterAll(() => oracle?.close());

describe(`inputs made at random, seed ${seed}`, () => {
  it.each(subjects)('$name', { timeout: 3_600_000 }, async (subject) => {
    const folder = makeFolder();
    onTestFinished(() => removeFolder(folder));
    const numRuns = Math.ceil((runs * subject.percent) / 100);
    // Until code and caches are warm, memory grows without being lost.
    const isWatched = isLong && numRuns >= 10_000;
    let count = 0;
    let memory = Number.POSITIVE_INFINITY;
    await fc.assert(
      fc.asyncProperty(subject.run, async ({ args, input, config }) => {
        rmSync(join(folder, 'p'), { recursive: true, force: true });
        writeFiles(folder, { in: input, 'c.xml': config });
        const ending = await lsimport(folder, args);
        // Help is text in any case.
        const isHelp = args.includes('--help') && ending.code === 0;
        expectSound(ending, args.includes('--json') && !isHelp);
        if (subject.dataOf) await expectMeaning(subject, ending, input, folder);
        count++;
        if (isWatched && count === Math.ceil(numRuns / 10)) memory = usedMemory();
      }),
      { numRuns },
    );
    if (isWatched) expect(usedMemory()).toBeLessThan(memory + SLACK);
  });
});

/** What was imported is what the input says. Where it says nothing that makes sense, it was refused. */
async function expectMeaning(
  { dataOf, isJson }: Subject,
  { code, stdout, stderr }: Ending,
  input: Buffer,
  folder: string,
): Promise<void> {
  let expected: unknown[] | undefined;
  try {
    expected = dataOf!(new TextDecoder('utf-8', { fatal: true }).decode(input));
  } catch {}
  if (code !== 0) {
    // Good JSON may be refused for what it says, but not for being no JSON.
    const isCalledBroken = /not valid JSON|invalid-json|invalid-utf8|empty-file/.test(stdout + stderr);
    expect(isCalledBroken && expected !== undefined, stdout + stderr).toBe(false);
    return;
  }
  const path = join(folder, 'p/tasks.json');
  const tasks = parseExact(readFileSync(path, 'utf8')) as Record<string, { data: unknown }>;
  const made = [...readFileSync(path, 'utf8').matchAll(/^ {2}"(\d+)": \{$/gm)].map(
    ([, id]) => tasks[id!]!.data,
  );
  expect(print(made)).toBe(print(expected));
  if (isJson && oracle) expect(await oracle.compare(join(folder, 'in'), path)).toBe('equal');
}

/** A value as text that tells integers from numbers that have lost digits, and knows every key. */
function print(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));
}
