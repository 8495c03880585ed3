import { join } from 'node:path';
import { expect } from 'vitest';
import { type Ending, lsimport } from '../../support/run.ts';

export const count = (n: number) => Array.from({ length: n }, (_, index) => index);

/** Converts an input as n shards, each to part-I-of-N.out. */
export async function makeShards(folder: string, n: number, args: readonly string[]): Promise<Ending[]> {
  const endings: Ending[] = [];
  for (const index of count(n)) {
    const output = ['-o', 'part-{shard}-of-{shards}.out', '--shard', `${index}/${n}`];
    endings.push(await lsimport(folder, ['convert', ...args, ...output]));
  }
  return endings;
}

export function manifests(n: number): string[] {
  return count(n).map((index) => `part-${index}-of-${n}.out.manifest.json`);
}

/** Merges n shards, in any order of their manifests. */
export function mergeShards(folder: string, n: number, ...more: string[]): Promise<Ending> {
  return lsimport(folder, ['merge', ...manifests(n).reverse(), ...more]);
}

/** What one run prints, and what the merge of n shards does, must be the same bytes. */
export async function expectSame(folder: string, n: number, args: readonly string[]): Promise<void> {
  const whole = await lsimport(folder, ['convert', ...args]);
  expect(whole.code, whole.stderr).toBe(0);
  for (const { code, stderr } of await makeShards(folder, n, [...args, '--force']))
    expect(code, stderr).toBe(0);
  const merged = await mergeShards(folder, n, '-o', '-');
  expect({ code: merged.code, stdout: merged.stdout }, merged.stderr).toEqual({
    code: 0,
    stdout: whole.stdout,
  });
}

export function manifestPath(folder: string, index: number, n: number): string {
  return join(folder, manifests(n)[index]!);
}
