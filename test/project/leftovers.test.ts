import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clearLeftovers } from '../../src/project/leftovers.ts';
import { ownTag, parseTag, stateOf } from '../../src/project/owner.ts';
import { deadTag } from '../support/dead-tag.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

describe('the owner of a hidden folder', () => {
  it('is alive while its process runs', () => {
    expect(stateOf(parseTag(ownTag())!)).toBe('alive');
  });

  it('is dead when its process has ended', () => {
    expect(stateOf(parseTag(deadTag)!)).toBe('dead');
  });

  it.skipIf(process.platform !== 'linux')('is dead when its process id belongs to a younger process', () => {
    const own = parseTag(ownTag())!;
    expect(stateOf({ ...own, started: own.started - 1 })).toBe('dead');
  });

  it.skipIf(process.platform !== 'linux')('is dead when nobody has waited for its process yet', async () => {
    // The shell does not wait for its child, which so becomes a zombie.
    const shell = spawn('sh', ['-c', 'sh -c "echo \\$\\$" & exec sleep 60']);
    const pid = await new Promise<number>((resolve) => {
      shell.stdout.once('data', (line) => resolve(Number(line)));
    });
    await expect.poll(() => stateOf({ pid, started: 1, host: hostname() })).toBe('dead');
    shell.kill();
  });

  it('is not known on another machine', () => {
    expect(stateOf({ ...parseTag(deadTag)!, host: `not-${hostname()}` })).toBe('unknown');
  });
});

describe('what other runs left', () => {
  it('goes when they are dead, whatever project it was for', () => {
    const parent = temporaryFolder();
    writeFiles(parent, {
      [`.lsimport-${deadTag}/new/tasks.json`]: 'half',
      [`p/.lsimport-${deadTag}/new/tasks.json`]: 'half',
    });
    clearLeftovers(join(parent, 'p'));
    expect(readdirSync(parent)).toEqual(['p']);
    expect(readdirSync(join(parent, 'p'))).toEqual([]);
  });

  it('stays when they are alive, or on another machine, or when somebody else made it', () => {
    const parent = temporaryFolder();
    const names = [
      `.lsimport-${ownTag()}`,
      `.lsimport-${deadTag}-elsewhere`,
      '.lsimport-p-notes',
      `.lsimport-x${deadTag}`,
      `lsimport-${deadTag}`,
    ];
    writeFiles(parent, Object.fromEntries(names.map((name) => [`${name}/new/x`, ''])));
    clearLeftovers(join(parent, 'p'));
    expect(readdirSync(parent).sort()).toEqual(names.sort());
  });
});

describe('a run that was killed between two moves', () => {
  const left = (folder: string) =>
    writeFiles(folder, {
      [`.lsimport-${deadTag}/old/p/tasks.json`]: 'old',
      [`.lsimport-${deadTag}/new/tasks.json`]: 'new',
    });

  it('did not free the place of the old project', async () => {
    const folder = temporaryFolder();
    left(folder);
    expect(await lsimport(folder, ['init', 'p'])).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('p already holds a project (tasks.json)'),
    });
    expect(readdirSync(folder)).toEqual(['p']);
  });

  it('can be repeated', async () => {
    const folder = temporaryFolder();
    left(folder);
    expect(await lsimport(folder, ['init', 'p', '--force'])).toMatchObject({ code: 0 });
    expect(readdirSync(folder)).toEqual(['p']);
  });
});

it.skipIf(process.platform !== 'linux')('of two runs over one project the later one gives way', async () => {
  const folder = temporaryFolder();
  // The first process of the system is older than this one.
  const started = readFileSync('/proc/1/stat', 'latin1').split(') ').at(-1)!.split(' ')[19];
  writeFiles(folder, { 'p/tasks.json': 'old', [`p/.lsimport-1-${started}-${hostname()}/new/x`]: '' });
  const before = readTree(folder);
  expect(await lsimport(folder, ['init', 'p', '--force'])).toMatchObject({
    code: 4,
    stderr: expect.stringMatching(/^error: Another run of lsimport \(process 1\) is replacing p\.$/m),
  });
  expect(readTree(folder)).toEqual(before);
});
