import { describe, expect, it, vi } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

// A disk that is full from some write on, in process and on every machine. A run against a real limit is in test/spawned.slow.test.ts.
let writesLeft = Number.POSITIVE_INFINITY;

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const untilFull =
    <A extends unknown[], R>(call: (...args: A) => R) =>
    (...args: A) => {
      if (writesLeft-- > 0) return call(...args);
      throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
    };
  const { writeSync, writeFileSync, mkdirSync, openSync } = fs;
  const openToWrite = untilFull(openSync);
  return {
    ...fs,
    writeSync: untilFull(writeSync),
    writeFileSync: untilFull(writeFileSync),
    mkdirSync: untilFull(mkdirSync),
    openSync: (...args: Parameters<typeof openSync>) =>
      args[1] === 'r' || typeof args[1] === 'number' ? openSync(...args) : openToWrite(...args),
  };
});

const tasks = [
  { data: { t: 'a' }, completions: [{ result: [] }] },
  { data: 'no object' },
  { data: { t: 'b' } },
];
const files = { 't.json': JSON.stringify(tasks) };
const old = { 'p/config.json': 'old', 'p/tasks.json': 'old', 'p/completions/1.json': 'old' };

describe('a disk that is full from any write on leaves things as they were', () => {
  it.each([
    ['for a new project', {}, []],
    ['for an old one', old, ['--force']],
    ['for a project in new folders', {}, ['--root-dir', 'a/b']],
  ])('%s', async (_what, existing, more) => {
    const args = ['init', 'p', '-i', 't.json', '--invalid-tasks', 'skip', ...more];
    let full = 0;
    for (let writes = 0; ; writes++) {
      const folder = temporaryFolder();
      writeFiles(folder, { ...files, ...existing });
      const before = readTree(folder);
      writesLeft = writes;
      const { code, stderr } = await lsimport(folder, args);
      writesLeft = Number.POSITIVE_INFINITY;
      if (code === 0) break;
      full++;
      expect(stderr).toMatch(/^error: Cannot write .*: the disk is full\.\nhelp: No project was written/m);
      expect(code).toBe(4);
      expect(readTree(folder)).toEqual(before);
    }
    // The staging folder, completions and one file in it, tasks.json, rejected.jsonl, config.xml and config.json.
    expect(full).toBeGreaterThanOrEqual(7);
  });
});
