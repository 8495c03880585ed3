import { spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyPackage } from './support/package-copy.ts';
import { makeFolder, removeFolder, temporaryFolder, writeFiles } from './support/temporary-folder.ts';
import { readTree } from './support/tree.ts';

// What only a process of its own can show: real signals, real limits, real pipes.
const program = makeFolder();
const env = { PATH: process.env.PATH };
const bin = join(program, 'bin/lsimport.js');
beforeAll(() => copyPackage(program));
afterAll(() => removeFolder(program));

const many = `[${'{"note": "robin"},\n'.repeat(400_000)}{}]`;
const old = { 'p/config.json': 'old', 'p/tasks.json': 'old', 'p/completions/1.json': 'old' };

/** Starts an import and sends a signal as soon as the project is being made; how it ended. */
function interrupt(folder: string, parent: string, signal: NodeJS.Signals, args: string[]) {
  return new Promise<{ code: number | null; signal: string | null; stderr: string }>((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    const watcher = watch(parent, () => {
      if (readdirSync(parent).some((name) => name.startsWith('.lsimport-'))) child.kill(signal);
    });
    child.on('close', (code, signal) => {
      watcher.close();
      resolve({ code, signal, stderr });
    });
  });
}

describe.skipIf(process.platform === 'win32')('a signal in the middle of an import', () => {
  it.each<NodeJS.Signals>(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s leaves no project', async (signal) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 't.json': many });
    const ending = await interrupt(folder, folder, signal, ['init', 'p', '-i', 't.json']);
    expect(ending).toMatchObject({ code: 130, stderr: expect.stringMatching(/^error: Interrupted\./) });
    expect(readdirSync(folder)).toEqual(['t.json']);
  });

  it('leaves an old project as it was', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 't.json': many, ...old });
    const before = readTree(folder);
    const ending = await interrupt(folder, join(folder, 'p'), 'SIGINT', [
      'init',
      'p',
      '-i',
      't.json',
      '--force',
    ]);
    expect(ending.code).toBe(130);
    expect(readTree(folder)).toEqual(before);
  });

  it('that cannot be caught leaves a hidden folder, which the next run removes', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 't.json': many });
    const ending = await interrupt(folder, folder, 'SIGKILL', ['init', 'p', '-i', 't.json']);
    expect(ending.signal).toBe('SIGKILL');
    expect(existsSync(join(folder, 'p'))).toBe(false);
    expect(spawnSync(process.execPath, [bin, 'init', 'p'], { cwd: folder, env }).status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['p', 't.json']);
  });
});

describe.skipIf(process.platform === 'win32')('a limit on the size of files, as on a full disk', () => {
  it.each([
    ['a new project', {}, ''],
    ['an old one', old, '--force'],
  ])('%s', (_what, files, force) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 't.json': JSON.stringify(Array(5000).fill({ note: 'robin' })), ...files });
    const before = readTree(folder);
    const command = `ulimit -f 64; exec "$0" "$1" init p -i t.json ${force}`;
    const { status, stderr } = spawnSync('sh', ['-c', command, process.execPath, bin], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    expect(stderr).toMatch(
      /^error: Cannot write .*tasks\.json: the file is larger than the limit allows\.\n/,
    );
    expect(status).toBe(4);
    expect(readTree(folder)).toEqual(before);
  });
});

describe('output that goes nowhere', () => {
  it.skipIf(process.platform === 'win32')('ends quietly when its reader has gone', () => {
    const folder = temporaryFolder();
    const command = '{ "$0" "$1" init --help; echo "code $?" >&2; } | :';
    const { stderr } = spawnSync('sh', ['-c', command, process.execPath, bin], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    expect(stderr).toBe('code 0\n');
  });

  it.skipIf(!existsSync('/dev/full'))('is told in a sentence when there is no room for it', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [bin, 'init', '--help'], {
      stdio: ['ignore', full, 'pipe'],
      env,
      encoding: 'utf8',
    });
    expect(stderr).toBe('error: Cannot write to standard output: the disk is full.\n');
    expect(status).toBe(4);
  });

  it.skipIf(!existsSync('/dev/full'))('is still an exit code when not even that can be said', () => {
    const full = openSync('/dev/full', 'w');
    const { status } = spawnSync(process.execPath, [bin, 'init', '--no-such-option'], {
      stdio: ['ignore', full, full],
      env,
    });
    expect(status).toBe(2);
  });
});

it('colours follow the real terminal and environment: none in a pipe, some when forced', () => {
  const run = (more: NodeJS.ProcessEnv) =>
    spawnSync(process.execPath, [bin, 'check'], {
      env: { ...env, ...more },
      encoding: 'utf8',
    }).stderr;
  expect(run({})).toMatch(/^error: There is nothing to check/);
  expect(run({ FORCE_COLOR: '1' })).toMatch(/^\u001b\[31merror:\u001b\[39m There is nothing to check/);
});
