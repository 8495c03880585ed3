import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyPackage } from '../../support/package-copy.ts';
import { lsimport } from '../../support/run.ts';
import { seed } from '../../support/seed.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { makeFolder, removeFolder, temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { count, manifests, mergeShards } from './make-shards.ts';

// Kills shards at random moments and runs them again. LSIMPORT_SEED draws other moments.
const random = seededRandom(seed);
const SHARDS = 4;
const KILLS = 50;

const program = makeFolder();
beforeAll(() => copyPackage(program));
afterAll(() => removeFolder(program));

/** Runs a shard, which is killed after some milliseconds unless it has ended; its exit code, or the signal. */
async function runShard(folder: string, index: number, delay: number | undefined): Promise<number | string> {
  const args = ['convert', 'in.jsonl', '-l', 'config.xml', '--to', 'jsonl', '--shard', `${index}/${SHARDS}`];
  const output = ['-o', 'part-{shard}-of-{shards}.out', '--quiet'];
  const bin = join(program, 'bin/lsimport.js');
  const child = spawn(process.execPath, [bin, ...args, ...output], { cwd: folder, env: {}, stdio: 'ignore' });
  const ended = new Promise<number | string>((resolve) =>
    child.once('close', (code, signal) => resolve(signal ?? code ?? 0)),
  );
  if (delay !== undefined) {
    await Promise.race([setTimeout(delay), ended]);
    child.kill('SIGKILL');
  }
  return ended;
}

it(`shards that are killed ${KILLS} times are never merged wrongly (seed ${seed})`, async () => {
  const folder = temporaryFolder();
  const lines = count(60_000).map((i) => `{"text":"task ${i} ${'x'.repeat(i % 90)}"}\n`);
  writeFiles(folder, {
    'in.jsonl': lines.join(''),
    'config.xml': '<View><Text name="t" value="$text"/></View>',
  });
  await lsimport(folder, ['convert', 'in.jsonl', '-l', 'config.xml', '--to', 'jsonl', '-o', 'whole.jsonl']);
  const whole = readFileSync(join(folder, 'whole.jsonl'), 'utf8');
  for (let kill = 0; kill < KILLS; kill++) {
    const ending = await runShard(folder, kill % SHARDS, random() * 700);
    expect(ending).toBeOneOf(['SIGKILL', 0]);
    const merged = manifests(SHARDS).every((name) => existsSync(join(folder, name)))
      ? await mergeShards(folder, SHARDS, '-o', '-')
      : undefined;
    if (merged?.code === 0) expect(merged.stdout).toBe(whole);
  }
  for (const index of count(SHARDS)) expect(await runShard(folder, index, undefined)).toBe(0);
  expect(await mergeShards(folder, SHARDS, '-o', '-')).toMatchObject({ code: 0, stdout: whole });
});
