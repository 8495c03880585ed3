import { readdirSync } from 'node:fs';
import { expect, onTestFinished, vi } from 'vitest';
import { lsimport } from './run.ts';
import { readTree } from './tree.ts';

/**
 * Runs an import and presses Ctrl-C while its project is being made in a hidden folder. All that may be left is what was there before. The
 * clock runs so fast that the event loop gets its turn after every batch.
 */
export async function expectCleanInterrupt(folder: string, args: string[], parent = folder): Promise<void> {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 1000;
    return now;
  });
  onTestFinished(() => clock.mockRestore());
  const before = readTree(folder);
  let staging: string[] = [];
  const ending = await lsimport(folder, args, {
    interruptWhen: () => {
      staging = readdirSync(parent).filter((name) => name.startsWith('.lsimport-'));
      return staging.length > 0;
    },
  });
  expect(staging).toHaveLength(1);
  expect(ending).toEqual({
    code: 130,
    stdout: '',
    stderr: 'error: Interrupted. Nothing was written; existing files are unchanged.\n',
  });
  expect(readTree(folder)).toEqual(before);
}
