import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PUBLISHING } from '../../src/project/hidden-folder.ts';
import { askForTurn } from '../../src/project/turn.ts';
import { canTellDead, deadRun, leaveFolder } from '../support/left-folder.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

// Runs in this process are two runs to the code: a folder of either is of one that is alive.
const inputs = {
  'a.json': '[{"text": "owl"}, 1]',
  'b.json': '[{"text": "wren"}, 2]',
  'one.json': '[{"text": "owl"}]',
  'c.xml': '<View><Text name="t" value="$text"/></View>',
};
const convert = (input: string) => [
  ...['convert', input, '-l', 'c.xml', '--invalid-tasks', 'skip', '--force'],
  ...['-o', 'o.json', '--rejected', 'r.jsonl'],
];
const kept = () => {
  const folder = temporaryFolder();
  writeFiles(folder, inputs);
  return folder;
};
const files = (folder: string) => readdirSync(folder).filter((name) => !(name in inputs));

afterEach(() => vi.restoreAllMocks());

describe('two runs that replace the same two files', () => {
  it.each([
    ['a.json', 'b.json'],
    ['b.json', 'a.json'],
  ])('%s and %s: what is there is of one run, also when the turn is taken', async (first, second) => {
    const folder = kept();
    writeFiles(folder, { 'old.json': '[{"text": "jay"}, 3]' });
    expect(await lsimport(folder, convert('old.json'))).toMatchObject({ code: 0 });
    const before = readTree(folder);
    const turn = askForTurn(folder);
    expect(turn.take()).toBe(true);
    const runs = [first, second].map((input) => lsimport(folder, convert(input)));
    await expect.poll(() => files(folder).length, { timeout: 20_000 }).toBe(10);
    expect(readTree(folder)).toMatchObject(before);
    expect(turn.end()).toBeUndefined();
    for (const { code } of await Promise.all(runs)) expect(code).toBe(0);
    const { 'o.json': tasks, 'r.jsonl': rejected } = readTree(folder);
    expect([tasks!.includes('owl'), rejected!.includes('"original":"1"')]).toBeOneOf([
      [true, true],
      [false, false],
    ]);
    expect(files(folder)).toEqual(['o.json', 'old.json', 'r.jsonl']);
  });

  it.skipIf(!canTellDead)('the turn of a run that was killed is over', async () => {
    const folder = kept();
    leaveFolder(folder, { 'new/x': '' }, { name: PUBLISHING });
    expect(await lsimport(folder, convert('a.json'))).toMatchObject({ code: 0 });
    expect(files(folder)).toEqual(['o.json', 'r.jsonl']);
  });

  it('ends the run that has waited long, with whom it has waited for', async () => {
    const folder = kept();
    leaveFolder(
      folder,
      { 'new/x': '' },
      { name: PUBLISHING, owner: { ...deadRun, pid: 7, host: 'elsewhere' } },
    );
    const now = performance.now.bind(performance);
    let calls = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now() + 1000 * calls++);
    const { code, stderr } = await lsimport(folder, [...convert('a.json'), '--quiet']);
    expect(code).toBe(4);
    const work = join(folder, PUBLISHING);
    expect(stderr).toContain(
      `error: Cannot write files in ${folder}: a run of lsimport (process 7 on elsewhere) is at it or was killed while it was, and ${work} is there.\nhelp: If no run is at work there: remove it with rm -r ${work}\n`,
    );
    expect(files(folder)).toEqual([PUBLISHING]);
  });

  it('need no turn for one file', async () => {
    const folder = kept();
    leaveFolder(folder, { 'new/x': '' }, { name: PUBLISHING, owner: { ...deadRun, host: 'elsewhere' } });
    const args = ['convert', 'one.json', '-l', 'c.xml', '-o', 'o.json', '--quiet'];
    expect(await lsimport(folder, args)).toMatchObject({ code: 0 });
  });
});
