import { existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { clearLeftovers } from '../../src/project/leftovers.ts';
import { writeMark } from '../../src/project/mark.ts';
import { leavingEntries, place } from '../../src/project/publish.ts';
import { createStaging, type Staging } from '../../src/project/staging.ts';
import { canTellDead, deadRun } from '../support/left-folder.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

/** How many of the calls that change folders still work before the process is killed. */
let callsLeft = Number.POSITIVE_INFINITY;

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const untilKilled =
    <A extends unknown[]>(call: (...args: A) => unknown) =>
    (...args: A) => {
      if (callsLeft-- <= 0) throw new Error('killed');
      return call(...args);
    };
  return {
    ...fs,
    renameSync: untilKilled(fs.renameSync),
    rmSync: untilKilled(fs.rmSync),
    mkdirSync: untilKilled(fs.mkdirSync),
    linkSync: untilKilled(fs.linkSync),
    unlinkSync: untilKilled(fs.unlinkSync),
    rmdirSync: untilKilled(fs.rmdirSync),
  };
});

function publish(staging: Staging, project: string): string | undefined {
  return place(staging, project, leavingEntries(project, !staging.isFirst));
}

/** Publishes, and is killed after so many calls that change folders; whether it came to that. */
function isKilledAfter(count: number, staging: Staging, project: string): boolean {
  callsLeft = count;
  try {
    publish(staging, project);
    expect(staging.remove()).toBeUndefined();
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
const keptTree = { ...freshTree, 'completions-kept-1/': '', 'completions-kept-1/1.json': 'work' };

/** A new project staged beside or in the folder of an old one, if there is one; not published yet. */
function stage(before: Record<string, string>): { staging: Staging; project: string } {
  const project = join(temporaryFolder(), 'p');
  writeFiles(project, before);
  const staging = createStaging(project);
  writeFiles(staging.path, fresh);
  return { staging, project };
}

/** What stands there for all to see; hidden folders of runs are skipped. */
function visible(folder: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(readTree(folder)).filter(([name]) => !name.includes('.lsimport-')),
  );
}

describe('a new project', () => {
  it('appears with one rename', () => {
    const project = join(temporaryFolder(), 'not/yet/there');
    const staging = createStaging(project);
    writeFiles(staging.path, fresh);
    expect(isKilledAfter(2, staging, project)).toBe(true);
    expect(readTree(project)).toEqual(freshTree);
  });

  it('takes its place among files that are not its own', () => {
    const { staging, project } = stage({ 'notes.txt': 'mine', 'completions-kept-1/x': 'mine' });
    expect(publish(staging, project)).toBeUndefined();
    staging.remove();
    expect(readTree(project)).toEqual({
      ...freshTree,
      'notes.txt': 'mine',
      'completions-kept-1/': '',
      'completions-kept-1/x': 'mine',
    });
  });
});

describe('over an old project', () => {
  it.each([
    ['in a folder that is its own', {}],
    ['among files of others', { '.env': 'mine' }],
  ])(
    '%s replaces its entries, removes those that are no more, and keeps its completions aside',
    (_, others) => {
      const { staging, project } = stage({ ...old, ...others });
      expect(publish(staging, project)).toBe(join(project, 'completions-kept-1'));
      staging.remove();
      expect(readTree(join(project, '..'))).toEqual({
        'p/': '',
        ...Object.fromEntries(Object.entries({ ...keptTree, ...others }).map(([k, v]) => [`p/${k}`, v])),
      });
    },
  );

  it('keeps what was kept before, and finds a name that is free', () => {
    const { staging, project } = stage({ ...old, 'completions-kept-1/x': 'a', 'completions-kept-2': 'b' });
    expect(publish(staging, project)).toBe(join(project, 'completions-kept-3'));
    expect(readTree(project)).toMatchObject({
      'completions-kept-1/x': 'a',
      'completions-kept-2': 'b',
      'completions-kept-3/1.json': 'work',
    });
  });

  it('keeps nothing aside where there are none', () => {
    const { staging, project } = stage({ 'tasks.json': 'old' });
    expect(publish(staging, project)).toBeUndefined();
    expect(visible(project)).toEqual(freshTree);
  });

  it('leaves a link to its folder a link', () => {
    const { staging, project } = stage(old);
    staging.remove();
    const link = join(project, '../link');
    symlinkSync('p', link);
    const other = createStaging(link);
    writeFiles(other.path, fresh);
    expect(publish(other, link)).toBe(join(link, 'completions-kept-1'));
    expect(visible(project)).toEqual(keptTree);
  });
});

describe('without --force', () => {
  const publishUnasked = (staging: Staging, project: string) =>
    place(staging, project, leavingEntries(project, false));

  it('an empty folder of completions gives way to those of the new project', () => {
    const { staging, project } = stage({ 'notes.txt': 'mine' });
    mkdirSync(join(project, 'completions'));
    expect(publishUnasked(staging, project)).toBeUndefined();
    staging.remove();
    expect(readTree(project)).toEqual({ ...freshTree, 'notes.txt': 'mine' });
  });

  it('and stays the same folder where there are none', () => {
    const { staging, project } = stage({ 'notes.txt': 'mine' });
    rmSync(join(staging.path, 'completions/2.json'));
    mkdirSync(join(project, 'completions'));
    const { ino } = statSync(join(project, 'completions'));
    publishUnasked(staging, project);
    expect(statSync(join(project, 'completions')).ino).toBe(ino);
  });

  it('what somebody put there in the meantime stays, and all is as it was', () => {
    const { staging, project } = stage({ 'notes.txt': 'mine' });
    writeFiles(project, { 'config.xml': 'mine', 'completions/7.json': 'mine' });
    const before = visible(project);
    expect(() => publishUnasked(staging, project)).toThrow('EEXIST');
    expect(staging.remove()).toBeUndefined();
    expect(readTree(project)).toEqual(before);
  });
});

it('the folder of a project stays the same, which may be mounted somewhere', () => {
  const { staging, project } = stage(old);
  const { ino } = statSync(project);
  publish(staging, project);
  expect(statSync(project).ino).toBe(ino);
});

describe.skipIf(!canTellDead)('a kill at any moment', () => {
  const isOld = (tree: Record<string, string>) => tree['config.json'] === 'old';
  const others = { 'notes.txt': 'mine' };
  const expected = (tree: Record<string, string>) =>
    isOld(tree) ? { ...old, ...others, 'completions/': '' } : { ...keptTree, ...others };
  const calls = Array.from({ length: 40 }, (_, n) => n);

  it.each(calls)('after %i calls: no mixture can be opened, and the next run puts all right', (count) => {
    const { staging, project: folder } = stage({ ...old, ...others });
    const killed = isKilledAfter(count, staging, folder);
    const before = visible(folder);
    if ('config.json' in before) expect(before).toMatchObject(isOld(before) ? { ...old } : keptTree);
    if (killed) abandon(staging);

    clearLeftovers(folder, () => {});

    const tree = readTree(folder);
    expect(tree).toEqual(expected(tree));
    expect(readdirSync(join(folder, '..'))).toEqual(['p']);
    if (!killed) expect(isOld(tree)).toBe(false);
  });

  it('and after the last of them it is done', () => {
    const { staging, project: folder } = stage({ ...old, ...others });
    expect(isKilledAfter(calls.length - 1, staging, folder)).toBe(false);
  });
});

/** Leaves the hidden folder as a process does that is dead by now. */
function abandon({ work }: Staging): void {
  if (!existsSync(work)) return;
  rmSync(join(work, 'owner'), { force: true });
  // Without its mark it is only left when nothing else was in it.
  if (readdirSync(work).length > 0) writeMark(work, deadRun);
}
