import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PUBLISHING } from '../../src/project/hidden-folder.ts';
import { askForTurn } from '../../src/project/turn.ts';
import { canTellDead, deadRun, leaveFolder } from '../support/left-folder.ts';
import { type Ending, lsimport } from '../support/run.ts';
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

/** For a poll, which looks at the same clock. */
const slowly = { timeout: 1_000_000 };

/** Makes each look at the clock a second later than the last. */
function hurry(): void {
  const now = performance.now.bind(performance);
  let calls = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now() + 1000 * calls++);
}

afterEach(() => vi.restoreAllMocks());

/** Waits until a run says something; fails with what it said when it ends before. */
async function untilSaid(text: string, said: () => string, run: Promise<Ending>): Promise<void> {
  const early = run.then((ending) =>
    expect(JSON.stringify(ending)).toBe(`a run that waits, and says ${text}`),
  );
  await Promise.race([expect.poll(said, slowly).toContain(text), early]);
}

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
    // One after the other: two runs of one process cannot read their command lines at once.
    const runs = [lsimport(folder, convert(first))];
    await expect.poll(() => files(folder).length, { timeout: 20_000 }).toBe(7);
    runs.push(lsimport(folder, convert(second)));
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

  it('have their turn at the label config, not beside the project, where writing may be forbidden', async () => {
    const folder = kept();
    writeFiles(folder, { 'p/tasks.json': '[]', 'x/c.xml': 'old' });
    const args = ['-i', 'one.json', '-l', 'c.xml', '--force', '--write-config', 'x/c.xml'];
    const init = () => lsimport(folder, ['init', 'p', ...args]);
    const [beside, atConfig] = [folder, join(folder, 'x')].map(askForTurn);
    expect(beside!.take()).toBe(true);
    expect(await init()).toMatchObject({ code: 0 });
    expect(beside!.end()).toBeUndefined();
    expect(atConfig!.take()).toBe(true);
    const ended = vi.fn();
    const run = init().finally(ended);
    // The folder of the turn, that of the staged label config, and that of the run in the line.
    await expect.poll(() => readdirSync(join(folder, 'x')).length, { timeout: 20_000 }).toBe(4);
    expect(ended).not.toHaveBeenCalled();
    expect(atConfig!.end()).toBeUndefined();
    expect(await run).toMatchObject({ code: 0 });
  });

  it('a run that nobody here can see is not waited for long, as it may have been killed', async () => {
    const folder = kept();
    leaveFolder(
      folder,
      { 'new/x': '' },
      { name: PUBLISHING, owner: { ...deadRun, pid: 7, host: 'elsewhere' } },
    );
    hurry();
    const { code, stderr } = await lsimport(folder, convert('a.json'));
    expect(code).toBe(0);
    const work = join(folder, PUBLISHING);
    expect(stderr).toContain(
      `note: Did not wait any longer for a run of lsimport (process 7 on elsewhere), which has ${work}. If no run is at work there: remove it with rm -r ${work}\n`,
    );
    expect(files(folder)).toEqual([PUBLISHING, 'o.json', 'r.jsonl']);
  });

  it('a run that is alive is waited for, and named', async () => {
    const folder = kept();
    const turn = askForTurn(folder);
    expect(turn.take()).toBe(true);
    hurry();
    let said = '';
    const run = lsimport(folder, convert('a.json'), { onStderr: (text) => (said += text) });
    const waits = `note: Waiting for a run of lsimport (process ${process.pid}), which is writing files in ${folder}.\n`;
    await untilSaid(waits, () => said, run);
    expect(files(folder)).not.toContain('o.json');
    expect(turn.end()).toBeUndefined();
    expect(await run).toMatchObject({ code: 0 });
    expect(files(folder)).toEqual(['o.json', 'r.jsonl']);
  });

  it('what goes to a pipe is sent before the turn', async () => {
    const folder = kept();
    const turn = askForTurn(folder);
    expect(turn.take()).toBe(true);
    hurry();
    let said = '';
    const args = ['convert', 'a.json', '-l', 'c.xml', '--invalid-tasks', 'skip', '-o', '-'];
    const run = lsimport(folder, [...args, '--rejected', 'r.jsonl', '--write-config', 'w.xml'], {
      onStderr: (text) => (said += text),
    });
    await untilSaid('Waiting for a run', () => said, run);
    expect(turn.end()).toBeUndefined();
    const { code, stdout } = await run;
    expect({ code, files: files(folder) }).toEqual({ code: 0, files: ['r.jsonl', 'w.xml'] });
    expect(stdout).toContain('owl');
  });

  it('need no turn for one file', async () => {
    const folder = kept();
    leaveFolder(folder, { 'new/x': '' }, { name: PUBLISHING, owner: { ...deadRun, host: 'elsewhere' } });
    const args = ['convert', 'one.json', '-l', 'c.xml', '-o', 'o.json', '--quiet'];
    expect(await lsimport(folder, args)).toMatchObject({ code: 0 });
  });
});
