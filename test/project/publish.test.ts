import { spawnSync } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { publish } from '../../src/project/publish.ts';
import { createStaging } from '../../src/project/staging.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

/** How many of the calls that move or remove things still work before the process is killed. */
let callsLeft = Number.POSITIVE_INFINITY;

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const untilKilled =
    <A extends unknown[]>(call: (...args: A) => void) =>
    (...args: A) => {
      if (callsLeft-- <= 0) throw new Error('killed');
      call(...args);
    };
  return { ...fs, renameSync: untilKilled(fs.renameSync), rmSync: untilKilled(fs.rmSync) };
});

/** Publishes, and is killed after so many calls that move or remove things; whether it came to that. */
function isKilledAfter(count: number, staging: string, project: string): boolean {
  callsLeft = count;
  try {
    publish(staging, project);
    return false;
  } catch (error) {
    expect(error).toHaveProperty('message', 'killed');
    return true;
  } finally {
    callsLeft = Number.POSITIVE_INFINITY;
  }
}

const old = {
  'config.json': 'old',
  'config.xml': 'old',
  'tasks.json': 'old',
  'completions/1.json': 'work',
  'rejected.jsonl': 'old',
};
const fresh = { 'config.json': 'new', 'config.xml': 'new', 'tasks.json': 'new', 'completions/2.json': 'new' };
const freshTree = { ...fresh, 'completions/': '' };

/** A project staged beside the old one, if there is one; not published yet. */
function stage(before: Record<string, string>): { staging: string; project: string } {
  const project = join(temporaryFolder(), 'p');
  writeFiles(project, before);
  const { path } = createStaging(project);
  writeFiles(path, fresh);
  return { staging: path, project };
}

/** The id of a process that has ended. */
const deadPid = spawnSync(process.execPath, ['--version']).pid;

/** A staging folder as a killed run leaves it. */
function abandon(staging: string): void {
  renameSync(
    staging,
    join(dirname(staging), basename(staging).replace(String(process.pid), String(deadPid))),
  );
}

describe('a new project', () => {
  it('appears with one rename', () => {
    const project = join(temporaryFolder(), 'not/yet/there');
    const { path } = createStaging(project);
    writeFiles(path, fresh);
    expect(isKilledAfter(1, path, project)).toBe(false);
    expect(readTree(project)).toEqual(freshTree);
  });

  it('takes its place among files that are not its own', () => {
    const { staging, project } = stage({ 'notes.txt': 'mine', 'completions-kept-1/x': 'mine' });
    expect(publish(staging, project)).toBeUndefined();
    expect(readTree(project)).toEqual({
      ...freshTree,
      'notes.txt': 'mine',
      'completions-kept-1/': '',
      'completions-kept-1/x': 'mine',
    });
  });
});

describe('over an old project', () => {
  it('replaces its entries, removes those that are no more, and keeps its completions aside', () => {
    const { staging, project } = stage({ ...old, '.env': 'mine' });
    expect(publish(staging, project)).toBe(join(project, 'completions-kept-1'));
    expect(readTree(project)).toEqual({
      ...freshTree,
      '.env': 'mine',
      'completions-kept-1/': '',
      'completions-kept-1/1.json': 'work',
    });
  });

  it('finds a name for them that is free', () => {
    const { staging, project } = stage({ ...old, 'completions-kept-1/x': '', 'completions-kept-2': '' });
    expect(publish(staging, project)).toBe(join(project, 'completions-kept-3'));
  });

  it('keeps nothing aside where there are none', () => {
    const { staging, project } = stage({ 'tasks.json': 'old' });
    expect(publish(staging, project)).toBeUndefined();
    expect(readTree(project)).toEqual(freshTree);
  });
});

describe('a kill at any moment leaves the old project or the new one, once the next run has looked', () => {
  const calls = Array.from({ length: 12 }, (_, n) => n);

  it.each(calls)('after %i calls', (count) => {
    const { staging, project } = stage(old);
    const killed = isKilledAfter(count, staging, project);
    if (existsSync(staging)) abandon(staging);

    createStaging(project).remove();

    const tree = readTree(project);
    const isOld = tree['tasks.json'] === 'old';
    expect(tree).toEqual(
      isOld
        ? { ...old, 'completions/': '' }
        : { ...freshTree, 'completions-kept-1/': '', 'completions-kept-1/1.json': 'work' },
    );
    if (!killed) expect(isOld).toBe(false);
  });

  it('and after the last of them it is done', () => {
    const { staging, project } = stage(old);
    expect(isKilledAfter(calls.length - 1, staging, project)).toBe(false);
  });
});

describe('what other runs left', () => {
  it('goes when they are dead and half made', () => {
    const parent = temporaryFolder();
    const project = join(parent, 'p');
    writeFiles(parent, { [`.lsimport-p-${deadPid}/tasks.json`]: 'half' });
    createStaging(project).remove();
    expect(readTree(parent)).toEqual({});
  });

  it('stays when they are alive, or are of another project, or of someone else', () => {
    const parent = temporaryFolder();
    const left = {
      [`.lsimport-p-${process.ppid}/x`]: '',
      [`.lsimport-q-${deadPid}/x`]: '',
      [`.lsimport-p-2-${deadPid}/x`]: '',
      '.lsimport-p-notes/x': '',
    };
    writeFiles(parent, left);
    createStaging(join(parent, 'p')).remove();
    expect(
      Object.keys(readTree(parent))
        .filter((name) => !name.endsWith('/'))
        .sort(),
    ).toEqual(Object.keys(left).sort());
  });
});
