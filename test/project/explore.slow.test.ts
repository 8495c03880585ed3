import { afterEach, describe, expect, it, vi } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { discard, makeHiddenFolder } from '../../src/project/hidden-folder.ts';
import { clearLeftovers } from '../../src/project/leftovers.ts';
import type { Owner } from '../../src/project/owner.ts';
import { leavingEntries, place } from '../../src/project/publish.ts';
import { createStaging, writing } from '../../src/project/staging.ts';
import { askForTurn } from '../../src/project/turn.ts';
import { failure, MemoryFs } from '../support/memory-fs.ts';

// The real code of staging over a file system in memory: every call failing, killed at every call, and two runs in every order of their calls.

/** What a call does; it fails, ends its run, or is carried out on the file system. */
type Calls = <T>(name: string, path: string, action: (fs: MemoryFs) => T) => T;
let calls: Calls;

vi.setConfig({ testTimeout: 600_000 });

vi.mock('node:fs', () => {
  const stat = (path: string, { throwIfNoEntry = true, bigint = false } = {}) => {
    const found = calls('lstat', path, (fs) => fs.lstat(path));
    if (!found && throwIfNoEntry) throw failure('ENOENT', path);
    const number = (n: number) => (bigint ? BigInt(n) : n);
    return (
      found && {
        dev: number(1),
        ino: number(found.ino),
        uid: number(process.geteuid?.() ?? -1),
        isFile: () => found.kind === 'file',
        isDirectory: () => found.kind === 'folder',
      }
    );
  };
  return {
    lstatSync: stat,
    statSync: stat,
    realpathSync: (path: string) => path,
    readdirSync: (path: string) => [...calls('readdir', path, (fs) => fs.readdir(path))],
    readlinkSync: (path: string) => calls('readlink', path, (fs) => fs.readlink(path)),
    mkdirSync: (path: string, { recursive = false } = {}) =>
      calls('mkdir', path, (fs) => fs.mkdir(path, recursive)),
    mkdtempSync: (prefix: string) => calls('mkdtemp', prefix, (fs) => fs.mkdtemp(prefix)),
    symlinkSync: (text: string, path: string) => calls('symlink', path, (fs) => fs.symlink(text, path)),
    linkSync: (from: string, to: string) => calls('link', `${from} ${to}`, (fs) => fs.link(from, to)),
    renameSync: (from: string, to: string) => calls('rename', `${from} ${to}`, (fs) => fs.rename(from, to)),
    unlinkSync: (path: string) => calls('unlink', path, (fs) => fs.unlink(path)),
    rmdirSync: (path: string) => calls('rmdir', path, (fs) => fs.rmdir(path)),
    rmSync: (path: string) => calls('rm', path, (fs) => fs.rm(path)),
    openSync: (path: string) => path,
    fsyncSync: (path: string) => calls('fsync', path, (fs) => fs.fsync(path)),
    closeSync: () => {},
    readFileSync: () => '',
  };
});

/** The run whose calls are made now, and those that are dead. */
let pid = 0;
let dead: ReadonlySet<number> = new Set();

vi.mock('../../src/project/owner.ts', () => ({
  thisRun: (): Owner => ({ pid, started: 1, host: 'host', system: 'system' }),
  stateOf: (owner: Owner) => calls('stateOf', '', () => (dead.has(owner.pid) ? 'dead' : 'alive')),
}));

vi.mock('../../src/project/wait-a-moment.ts', () => ({ waitAMoment: () => {} }));

afterEach(() => {
  calls = () => expect.unreachable();
});

const project = '/w/p';
const entries = ['config.json', 'tasks.json'];
const generation = (name: string) =>
  Object.fromEntries([...entries, `completions/${name}.json`].map((entry) => [entry, name]));

function oldProject(): MemoryFs {
  const fs = new MemoryFs();
  for (const [name, content] of Object.entries(generation('old'))) fs.write(`${project}/${name}`, content);
  fs.write(`${project}/notes.txt`, 'mine');
  return fs;
}

/** What `lsimport init p --force` does with the disk. */
function replace(name: string): 'done' | 'refused' {
  try {
    writing('p', () => clearLeftovers(project, () => {}));
    const staging = createStaging(project, 'p');
    try {
      calls('write', staging.path, (fs) => {
        for (const [entry, content] of Object.entries(generation(name)))
          fs.write(`${staging.path}/${entry}`, content);
      });
      writing('p', () => place(staging, project, leavingEntries(project, true)));
    } finally {
      staging.remove();
    }
    return 'done';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return 'refused';
  }
}

/** What `lsimport convert --force -o o.json --rejected r.jsonl` does with the disk when both files are whole. */
function publishPair(name: string): 'done' | 'refused' {
  const turn = askForTurn('/w');
  try {
    if (!turn.take()) return 'refused';
    for (const file of ['o.json', 'r.jsonl'])
      calls('rename', `/w/${name}/${file} /w/${file}`, (fs) => fs.rename(`/w/${name}/${file}`, `/w/${file}`));
    return 'done';
  } finally {
    turn.end();
  }
}

/** The project that can be opened; throws if it is a mixture. */
function opened(fs: MemoryFs): string | undefined {
  const tree = fs.tree();
  const name = tree[`${project}/config.json`];
  if (name === undefined) return undefined;
  const seen = Object.fromEntries(
    Object.entries(tree).flatMap(([path, content]) => {
      const [, entry] = /^\/w\/p\/(config\.json|tasks\.json|completions\/.+)$/.exec(path) ?? [];
      return entry ? [[entry, content]] : [];
    }),
  );
  expect(seen).toEqual(generation(name));
  return name;
}

/** What must be true whenever the power of lsimport ends. */
function expectSafe(fs: MemoryFs): void {
  const tree = fs.tree();
  const paths = Object.keys(tree);
  expect(tree[`${project}/notes.txt`]).toBe('mine');
  expect(paths.some((path) => path.endsWith('/old.json'))).toBe(true);
  opened(fs);
  // One project is whole, though perhaps a part of it has left and a part has not.
  const isWhole = (name: string) =>
    Object.keys(generation(name)).every((entry) =>
      paths.some(
        (path) =>
          path.endsWith(`/${entry.split('/').at(-1)}`) && tree[path] === name && !path.includes('/new/'),
      ),
    );
  expect(['old', 'A', 'B', 'C'].some(isWhole)).toBe(true);
}

const isRemoval = (name: string, path: string) => name === 'unlink' && /\/old\/[^/]+$/.test(path);

/** What has been looked at already. */
const safe = new Set<string>();

/** Carries a call out and looks at what it leaves. */
function carryOut<T>(fs: MemoryFs, name: string, path: string, action: (fs: MemoryFs) => T): T {
  const entry = path.split('/').at(-1)!;
  if (isRemoval(name, path) && fs.lstat(path)?.ino !== fs.lstat(`${project}/${entry}`)?.ino)
    expect(fs.isSynced(project)).toBe(true);
  const result = action(fs);
  const key = fs.key();
  if (!safe.has(key)) expectSafe(fs);
  safe.add(key);
  return result;
}

class Killed extends Error {}

/** Does all of a run by itself, in which one call may fail and another be its last; how it ended, and how many calls there were. */
function runAlone(fs: MemoryFs, id: number, name: string, { failAt = -1, killAt = -1 } = {}, work = replace) {
  let count = 0;
  let isKilled = false;
  pid = id;
  calls = (call, path, action) => {
    if (isKilled || count === killAt) {
      isKilled = true;
      throw new Killed();
    }
    if (count++ === failAt && call !== 'stateOf' && call !== 'write') throw failure('EIO', path);
    return carryOut(fs, call, path, action);
  };
  try {
    return { ending: work(name), count };
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    dead = new Set([...dead, id]);
    return { ending: 'killed' as const, count };
  }
}

/** What the next run finds when it has put right what others left. */
function settled(fs: MemoryFs, id = 90): string | undefined {
  pid = id;
  calls = (call, path, action) => carryOut(fs, call, path, action);
  clearLeftovers(project, () => {});
  return opened(fs);
}

const hidden = (fs: MemoryFs) => Object.keys(fs.tree()).filter((path) => path.includes('.lsimport-'));

/** Sees each number of calls after which something can happen to a run. */
function eachCall(see: (n: number) => { count: number }): number {
  let n = 0;
  while (see(n).count > n) n++;
  return n;
}

describe('one run', () => {
  it('that is killed at any call, and the next one at any of its own', () => {
    const number = eachCall((killAt) => {
      dead = new Set();
      const fs = oldProject();
      const first = runAlone(fs, 1, 'A', { killAt });
      eachCall((killNext) => {
        const copy = fs.copy();
        dead = new Set([1]);
        const next = runAlone(copy, 2, 'B', { killAt: killNext });
        dead = new Set([1, 2]);
        const name = settled(copy);
        expect(name).toBeOneOf(next.ending === 'done' ? ['B'] : ['old', 'A', 'B']);
        expect(hidden(copy)).toEqual([]);
        return next;
      });
      return { count: first.ending === 'killed' ? killAt + 1 : killAt };
    });
    expect(number).toBeGreaterThan(50);
  });

  it('in which any call fails, and which is killed at any later one', () => {
    eachCall((failAt) => {
      let isTold = false;
      const { count } = runAlone(oldProject(), 1, 'A', { failAt });
      for (let killAt = failAt; killAt <= count; killAt++) {
        dead = new Set();
        const fs = oldProject();
        const { ending } = runAlone(fs, 1, 'A', { failAt, killAt });
        isTold ||= ending !== 'killed';
        if (ending === 'done') expect(opened(fs)).toBe('A');
        if (ending === 'refused') expect(opened(fs)).toBe('old');
        dead = new Set([1]);
        expect(settled(fs)).toBeOneOf(['old', 'A']);
        expect(hidden(fs)).toEqual([]);
      }
      expect(isTold).toBe(true);
      return { count };
    });
  });
});

class Yield extends Error {}

/** A run that stands still between two calls: all that it has learned so far makes it go on in the same way. */
interface Standing {
  id: number;
  name: string;
  results: readonly ({ value: unknown } | { error: unknown })[];
  /** Stands for the results: equal ones have the same number. */
  history: number;
  ending?: 'done' | 'refused' | 'killed';
}

const histories = new Map<string, number>();

function nextHistory(run: Standing, results: Standing['results']): number {
  const key = `${run.history} ${JSON.stringify(results.slice(run.results.length), (_, value) => (typeof value === 'bigint' ? Number(value) : value))}`;
  const known = histories.get(key) ?? histories.size + 1;
  histories.set(key, known);
  return known;
}

/** Whether a call is all the same to other runs: it stays within the parts of a hidden folder, or looks at a folder that never changes. */
function isNobodysBusiness(call: string, paths: string): boolean {
  const isPart = (path: string) => /\/\.lsimport-\w+\/(?:new|old|entering|kept)\b/.test(path);
  return paths === '/w' || (paths === project && call === 'lstat') || paths.split(' ').every(isPart);
}

/** Lets a run make one more call. */
function step(fs: MemoryFs, run: Standing, work: typeof replace): Standing {
  const results = [...run.results];
  let at = 0;
  let isOver = false;
  pid = run.id;
  calls = (call, path, action) => {
    if (isOver || (at > run.results.length && !isNobodysBusiness(call, path))) {
      isOver = true;
      throw new Yield();
    }
    if (at === results.length) {
      try {
        results.push({ value: carryOut(fs, call, path, action) });
      } catch (error) {
        if (!(error instanceof Error && 'syscall' in error)) throw error;
        results.push({ error });
      }
    }
    const result = results[at++]!;
    if ('error' in result) throw result.error;
    return result.value as never;
  };
  try {
    const ending = work(run.name);
    return { ...run, results, history: nextHistory(run, results), ending };
  } catch (error) {
    if (!(error instanceof Yield)) throw error;
    return { ...run, results, history: nextHistory(run, results) };
  }
}

/**
 * Sees every state that two runs can come to, one call after the other; `mayDie` lets the first one be killed at any moment. Only orders with at most so
 * many switches from a run that could go on.
 */
function explore(
  start: MemoryFs,
  deadAtStart: number[],
  mayDie: boolean,
  mostSwitches: number,
  work = replace,
  expectEnd = expectProject,
): { states: number; endings: Set<string> } {
  const seen = new Set<string>();
  const endings = new Set<string>();
  const stack: { fs: MemoryFs; runs: Standing[]; last: number; switches: number }[] = [
    {
      fs: start,
      runs: ['A', 'B'].map((name, n) => ({ id: n + 1, name, results: [], history: 0 })),
      last: 0,
      switches: 0,
    },
  ];
  for (let state = stack.pop(); state; state = stack.pop()) {
    const { fs, runs, last, switches } = state;
    const key = `${last} ${switches} ${runs.map(({ history, ending }) => `${history} ${ending}`).join()} ${fs.key()}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const deadNow = [...deadAtStart, ...runs.filter(({ ending }) => ending).map(({ id }) => id)];
    runs.forEach((run, n) => {
      // To go on with the other run is a switch, unless this one is over.
      const next = switches + Number(n !== last && !runs[last]!.ending);
      if (run.ending || next > mostSwitches) return;
      const copy = fs.copy();
      dead = new Set(deadNow);
      stack.push({ fs: copy, runs: runs.with(n, step(copy, run, work)), last: n, switches: next });
      if (mayDie && n === 0)
        stack.push({ fs, runs: runs.with(0, { ...run, ending: 'killed' }), last: n, switches: next });
    });
    if (runs.every(({ ending }) => ending)) {
      endings.add(runs.map(({ ending }) => ending).join());
      expectEnd(fs.copy(), runs, deadNow);
    }
  }
  return { states: seen.size, endings };
}

function expectProject(fs: MemoryFs, runs: Standing[], deadNow: number[]): void {
  dead = new Set(deadNow);
  const name = settled(fs);
  const done = runs.filter(({ ending }) => ending === 'done').map(({ name }) => name);
  const killed = runs.filter(({ ending }) => ending === 'killed').map(({ name }) => name);
  expect(name).toBeOneOf(done.length > 0 ? [...done, ...killed] : ['old', 'C', ...killed]);
  // Of two runs that put right the same one, the slower may leave its mark in the folder of the other: nobody's entry, but a mark.
  expect(hidden(fs).filter((path) => !/\.lsimport-replacing\/(?:owner-\d+)?$/.test(path))).toEqual([]);
  // Each run that was done keeps the annotations of the project before it.
  for (const { name } of runs.filter(({ ending }) => ending === 'done'))
    expect(Object.keys(fs.tree()).some((path) => path.endsWith(`/${name}.json`))).toBe(true);
}

describe('two runs, in every order of their calls with so many switches from one to the other', () => {
  // More switches take minutes: LSIMPORT_SWITCHES=2.
  const deeper = process.env.LSIMPORT_SWITCHES ? Number(process.env.LSIMPORT_SWITCHES) : undefined;

  it('of which one gives way, or comes after the other', () => {
    const { states, endings } = explore(oldProject(), [], false, deeper ?? 2);
    expect(states).toBeGreaterThan(2000);
    expect([...endings].sort()).toEqual(['done,done', 'done,refused', 'refused,done']);
  });

  it('and one is killed', () => {
    explore(oldProject(), [], true, deeper ?? 1);
  });

  // At each call of a run that was killed before they began.
  const left = Array.from({ length: 9 }, (_, n) => n * 10 + 8);
  it.each(left)('after a third that was killed at call %i', (killAt) => {
    const fs = oldProject();
    dead = new Set();
    runAlone(fs, 3, 'C', { killAt });
    explore(fs, [3], false, deeper ?? 1);
  });
});

it('a run says nothing of the hidden folder of another that comes to its end', () => {
  const notes: string[] = [];
  const work = (name: string) => {
    if (name === 'B') clearLeftovers(project, (text) => notes.push(text));
    else if (!discard(makeHiddenFolder('/w'))) notes.push('A hidden folder is left.');
    return 'done' as const;
  };
  const expectNoNote = (fs: MemoryFs) => {
    expect(notes).toEqual([]);
    expect(hidden(fs)).toEqual([]);
  };
  expect([...explore(oldProject(), [], false, 4, work, expectNoNote).endings]).toEqual(['done,done']);
});

describe('two runs that replace the same two files', () => {
  const start = () => {
    const fs = oldProject();
    for (const name of ['A', 'B', 'C'])
      for (const file of ['o.json', 'r.jsonl']) fs.write(`/w/${name}/${file}`, name);
    return fs;
  };
  /** Whose the files are, and that the next run is not kept from replacing them. */
  const expectPair =
    (mayBeMixed: boolean) =>
    (fs: MemoryFs, runs: Standing[], deadNow: number[]): void => {
      dead = new Set(deadNow);
      const tree = fs.tree();
      const done = runs.filter(({ ending }) => ending === 'done').map(({ name }) => name);
      if (!mayBeMixed) {
        expect(tree['/w/o.json']).toBeOneOf(done);
        expect(tree['/w/r.jsonl']).toBe(tree['/w/o.json']);
      }
      expect(runAlone(fs, 4, 'C', {}, publishPair).ending).toBe('done');
      expect(fs.tree()).toMatchObject({ '/w/o.json': 'C', '/w/r.jsonl': 'C' });
      expect(settled(fs)).toBe('old');
      expect(hidden(fs)).toEqual([]);
    };

  it('never leave one of each', () => {
    const { endings } = explore(start(), [], false, 3, publishPair, expectPair(false));
    expect([...endings].sort()).toEqual(['done,done', 'done,refused', 'refused,done']);
  });

  it('keep nobody from it when one is killed', () => {
    explore(start(), [], true, 2, publishPair, expectPair(true));
  });
});
