import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyPackage } from '../support/package-copy.ts';
import { makeFolder, removeFolder, temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

// Runs in containers of the poor: namespaces of their own for mounts and processes, which only root may make.
const mayMount =
  spawnSync('unshare', [
    '--mount',
    '--pid',
    '--fork',
    '--mount-proc',
    'mount',
    '-t',
    'tmpfs',
    'tmpfs',
    '/mnt',
  ]).status === 0;

const program = makeFolder();
const bin = join(program, 'bin/lsimport.js');
beforeAll(() => copyPackage(program));
afterAll(() => removeFolder(program));

const node = `"${process.execPath}" "${bin}"`;
const old = {
  'config.json': 'old',
  'config.xml': 'old',
  'tasks.json': 'old',
};

describe.skipIf(!mayMount)('--force over a project (needs root, unshare and mount)', () => {
  /** Runs `init p --force` where something is mounted; all that is in the project then, and what was said. */
  function runOver(folder: string, mount: string) {
    const script = `${mount} && { ${node} init p --force >&2; echo "exit $?"; find p -type f | sort; }`;
    const { stdout, stderr } = spawnSync('unshare', ['--mount', 'sh', '-c', script], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { stdout: stdout.trim().split('\n'), stderr };
  }

  it.each([
    [
      'with completions that are mounted',
      'mount -t tmpfs tmpfs p/completions && echo work > p/completions/1.json',
      ['p/completions/1.json', 'p/config.json', 'p/config.xml', 'p/tasks.json'],
    ],
    [
      'with a config.json that is mounted',
      'mount --bind p/config.json p/config.json',
      ['p/completions/1.json', 'p/config.json', 'p/config.xml', 'p/tasks.json'],
    ],
  ])('refuses one %s, and it is as it was', (_, mount, files) => {
    const folder = temporaryFolder();
    writeFiles(join(folder, 'p'), { ...old, 'completions/1.json': 'work' });
    const { stdout, stderr } = runOver(folder, mount);
    expect(stderr).toMatch(/^error: Cannot write p: it is in use\.$/m);
    expect(stderr).toContain('existing files are unchanged');
    expect(stdout).toEqual(['exit 4', ...files]);
    expect(readTree(join(folder, 'p'))).toMatchObject(old);
  });

  it('replaces one whose empty completions are mounted', () => {
    const folder = temporaryFolder();
    writeFiles(join(folder, 'p'), { ...old, 'completions/1.json': 'under the mount' });
    const { stdout } = runOver(folder, 'mount -t tmpfs tmpfs p/completions');
    expect(stdout).toEqual(['exit 0', 'p/config.json', 'p/config.xml', 'p/tasks.json']);
    expect(readTree(join(folder, 'p'))).toMatchObject({
      'tasks.json': '{}',
      'completions/1.json': 'under the mount',
    });
  });

  it('replaces one that is itself mounted', () => {
    const folder = temporaryFolder();
    writeFiles(join(folder, 'q'), { ...old, 'completions/1.json': 'work' });
    writeFiles(join(folder, 'p'), { x: '' });
    const { stdout } = runOver(folder, 'mount --bind q p');
    expect(stdout[0]).toBe('exit 0');
    expect(readTree(join(folder, 'q'))).toMatchObject({
      'tasks.json': '{}',
      'completions-kept-1/1.json': 'work',
    });
  });
});

describe.skipIf(!mayMount)('runs in two containers with one folder (needs root and unshare)', () => {
  const isolated = ['--pid', '--fork', '--mount-proc', process.execPath, bin];

  /** Starts a run that waits for its standard input. */
  async function startWaiting(cwd: string): Promise<ChildProcess> {
    const child = spawn('unshare', [...isolated, 'init', 'a', '-i', '-', '--input-format', 'jsonl'], {
      cwd,
      env: { ...process.env, TMPDIR: join(cwd, 'tmp') },
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    child.stdin!.write('{"text": "owl"}\n');
    await expect.poll(() => readdirSync(join(cwd, 'tmp')), { timeout: 20_000 }).not.toEqual([]);
    return child;
  }

  it('do not take each other for dead', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 't.json': '[{"text": "wren"}]', 'tmp/x': '' });
    spawnSync('rm', ['tmp/x'], { cwd: folder });
    const first = await startWaiting(folder);
    const ending = new Promise((resolve) => first.once('close', resolve));
    const second = spawnSync('unshare', [...isolated, 'convert', 't.json'], {
      cwd: folder,
      env: { ...process.env, TMPDIR: join(folder, 'tmp') },
      encoding: 'utf8',
    });
    expect(second).toMatchObject({ status: 0, stdout: expect.stringContaining('wren') });
    first.stdin!.end('{"text": "owl"}\n');
    expect(await ending).toBe(0);
    expect(readTree(join(folder, 'a'))['tasks.json']).toContain('owl');
  });
});
