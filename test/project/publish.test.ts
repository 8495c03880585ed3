import { existsSync, symlinkSync, unlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { MARK, writeMark } from '../../src/project/mark.ts';
import { publish } from '../../src/project/publish.ts';
import { createStaging, type Staging } from '../../src/project/staging.ts';
import { deadRun, leaveFolder } from '../support/left-folder.ts';
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
  };
});

/** Publishes, and is killed after so many calls that change folders; whether it came to that. */
function isKilledAfter(count: number, staging: Staging, project: string): boolean {
  callsLeft = count;
  try {
    publish(staging, project);
    staging.remove();
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

/** What stands there for all to see; hidden folders of runs are left out. */
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

describe.each([
  ['in a folder of its own', {}],
  ['among files of others', { 'notes.txt': 'mine' }],
])('a kill at any moment, %s', (_, others) => {
  const project = { ...old, ...others };
  const isOld = (tree: Record<string, string>) => tree['config.json'] === 'old';
  const expected = (tree: Record<string, string>) =>
    isOld(tree) ? { ...project, 'completions/': '' } : { ...keptTree, ...others };
  const calls = Array.from({ length: 18 }, (_, n) => n);

  it.each(calls)('after %i calls: no mixture can be opened, and the next run puts all right', (count) => {
    const { staging, project: folder } = stage(project);
    const killed = isKilledAfter(count, staging, folder);
    const before = visible(folder);
    // Between two moves there may be no project for a moment.
    if ('config.json' in before) {
      expect({ ...before, 'completions-kept-1/': '', 'completions-kept-1/1.json': 'work' }).toMatchObject(
        expected(before),
      );
    }
    if (killed) abandon(staging, folder);

    createStaging(folder).remove();

    const tree = readTree(join(folder, '..'));
    const inFolder = readTree(folder);
    expect(inFolder).toEqual(expected(inFolder));
    expect(Object.keys(tree).filter((name) => !name.startsWith('p/'))).toEqual([]);
    if (!killed) expect(isOld(inFolder)).toBe(false);
  });

  it('and after the last of them it is done', () => {
    const { staging, project: folder } = stage(project);
    expect(isKilledAfter(calls.length - 1, staging, folder)).toBe(false);
  });
});

it('an old project that waits for its successor is kept when another folder took its place after a kill', () => {
  const project = join(temporaryFolder(), 'p');
  leaveFolder(join(project, '..'), { 'new/tasks.json': 'new', 'old/p/tasks.json': 'old' });
  writeFiles(project, { 'notes.txt': 'mine' });
  createStaging(project).remove();
  expect(readTree(join(project, '..'))).toEqual({
    'p/': '',
    'p/notes.txt': 'mine',
    'p-kept-1/': '',
    'p-kept-1/tasks.json': 'old',
  });
});

/** Leaves the hidden folder as a process does that is dead by now; publishing may have moved it. */
function abandon({ work }: Staging, project: string): void {
  for (const folder of [project, join(project, '..')]) {
    const path = join(folder, basename(work));
    if (!existsSync(path)) continue;
    unlinkSync(join(path, MARK));
    writeMark(path, deadRun);
  }
}
