import { spawn } from 'node:child_process';
import { readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyPackage } from '../support/package-copy.ts';
import { readTasks } from '../support/project.ts';
import { makeFolder, removeFolder, temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const program = makeFolder();
const bin = join(program, 'bin/lsimport.js');
beforeAll(() => copyPackage(program));
afterAll(() => removeFolder(program));

function start(cwd: string, args: string[]) {
  const child = spawn(process.execPath, [bin, 'init', 'p', ...args], { cwd, env: {} });
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const ending = new Promise<{ code: number | null; stderr: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, stderr }));
  });
  return { child, ending };
}

/** A list of tasks that all hold the same text; large enough for a run to take a while. */
const many = (text: string) => `[${`{"text": "${text}"},\n`.repeat(300_000)}{"text": "${text}"}]`;

describe('two runs to one project at once: one wins, the other says so, and nothing is mixed', () => {
  it.each([
    ['a new project', {}, []],
    ['an old one', { 'p/config.json': 'old', 'p/completions/1.json': 'work' }, ['--force']],
  ])('%s', async (_what, files, force) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'a.json': many('owl'), 'b.json': many('wren'), ...files });
    const runs = ['a.json', 'b.json'].map((input) => start(folder, ['-i', input, ...force]).ending);
    const endings = await Promise.all(runs);
    const losers = endings.filter(({ code }) => code !== 0);
    // On a busy machine one may be done before the other begins; then --force lets both win, one after the other.
    expect([force.length > 0 ? 0 : 1, 1]).toContain(losers.length);
    for (const { code, stderr } of losers) {
      expect(code).toBe(4);
      expect(stderr).toMatch(/^error: (?:Another run of lsimport|p already contains|Cannot write)/);
    }
    const texts = new Set(readTasks(join(folder, 'p')).map(({ data }) => data.text));
    const winners = ['owl', 'wren'].filter((_, i) => endings[i]!.code === 0);
    expect(texts.size).toBe(1);
    expect(winners).toContain([...texts][0]);
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'b.json', 'p']);
  });
});

it.skipIf(process.platform === 'win32')('Ctrl-C while several threads work leaves nothing', async () => {
  const folder = temporaryFolder();
  const text = 'a robin in the tree '.repeat(50);
  writeFiles(folder, { 't.json': `[${`{"text": "${text}"},\n`.repeat(40_000)}{}]` });
  const { child, ending } = start(folder, ['-i', 't.json']);
  // Once: what the run removes is seen, too, and a second one at its very end finds nobody to heed it.
  const watcher = watch(folder, () => {
    watcher.close();
    child.kill('SIGINT');
  });
  const { code, stderr } = await ending;
  expect(stderr).toMatch(/^error: Interrupted\./);
  expect(code).toBe(130);
  expect(readdirSync(folder)).toEqual(['t.json']);
});
