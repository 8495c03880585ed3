import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, watch } from 'node:fs';
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

  const sentence = 'error: Cannot write to standard output: the disk is full.\n';
  const one = '[{"note": "robin"}]';
  it.skipIf(!existsSync('/dev/full')).each<[string[], string, string]>([
    [['init', '--help'], one, sentence],
    [['--version'], one, sentence],
    [['init', 'p', '--dry-run'], one, ''],
    [['check', '-i', 't.json', '--json'], one, sentence],
    [['convert', 't.json', '-o', '-'], one, sentence],
    [['convert', 't.json', '-o', '-', '--json'], one, ''],
    [['convert', 't.json'], `[${'{"note": "robin"},\n'.repeat(100_000)}{}]`, sentence],
    [['export', 'old', '-o', '-'], one, sentence],
  ])('is told once when there is no room for it: %j', (args, tasks, told) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 't.json': tasks, 'old/config.json': '{}', 'old/tasks.json': '{"1": {"data": {}}}' });
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [bin, ...args], {
      cwd: folder,
      stdio: ['ignore', full, 'pipe'],
      env,
      encoding: 'utf8',
    });
    closeSync(full);
    if (told) expect(stderr).toBe(told);
    else expect(stderr.match(/Cannot write to standard output: the disk is full\./g)).toHaveLength(1);
    expect(stderr).not.toContain('Converted');
    expect(status).toBe(4);
    expect(readdirSync(folder).sort()).toEqual(['old', 't.json']);
  });

  it.skipIf(!existsSync('/dev/full')).each([
    [['init', 'p', '-i', 't.json'], 'p'],
    [['convert', 't.json', '-o', 'o.json'], 'o.json'],
  ])('is no failure where only the summary finds no room: %j', (args, made) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 't.json': one });
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [bin, ...args], {
      cwd: folder,
      stdio: ['ignore', full, 'pipe'],
      env,
      encoding: 'utf8',
    });
    closeSync(full);
    expect(stderr).toBe(
      'note: All is done, but the summary cannot be written to standard output: the disk is full.\n',
    );
    expect(status).toBe(0);
    expect(readdirSync(folder)).toContain(made);
  });

  it.each([
    ['standard output', 'out.txt', ['ignore', 'file', 'pipe']],
    ['standard error', 'log.txt', ['ignore', 'pipe', 'file']],
  ])('is no input where %s goes to a file in the folder that is read', (_, name, kinds) => {
    const folder = temporaryFolder();
    const config = '<View><Text name="t" value="$text"/><TextArea name="a" toName="t"/></View>';
    writeFiles(folder, { 'in/a.txt': 'a', 'c.xml': config });
    const file = openSync(join(folder, 'in', name), 'w');
    const stdio = kinds.map((kind) => (kind === 'file' ? file : (kind as 'ignore' | 'pipe')));
    const args = [bin, 'convert', 'in', '-l', 'c.xml', '-o', 'o.json', '--json'];
    const { status } = spawnSync(process.execPath, args, { cwd: folder, stdio, env });
    closeSync(file);
    expect(status).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'o.json'), 'utf8'))).toHaveLength(1);
  });

  it.skipIf(process.platform === 'win32')('is told when there is room for a part of it only', () => {
    const folder = temporaryFolder();
    // Blocks of `ulimit -f` have 512 bytes.
    writeFiles(folder, { out: Buffer.alloc(8 * 512 - 3) });
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', 'ulimit -f 8; exec "$0" "$1" --version >> out', process.execPath, bin],
      { cwd: folder, env, encoding: 'utf8' },
    );
    expect(stderr).toBe(
      'error: Cannot write to standard output: the file is larger than the limit allows.\n',
    );
    expect(status).toBe(4);
  });

  it.skipIf(process.platform === 'win32')('ends quietly when the reader of many tasks has gone', () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 't.json': many });
    const command = '{ "$0" "$1" convert t.json -o - --quiet; echo "code $?" >&2; } | head -n 2';
    const { stdout, stderr } = spawnSync('sh', ['-c', command, process.execPath, bin], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    expect(stdout.split('\n')).toHaveLength(3);
    expect(stderr).toBe('code 0\n');
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
  expect(run({})).toMatch(/^error: Nothing to check/);
  expect(run({ FORCE_COLOR: '1' })).toMatch(/^\u001b\[31merror:\u001b\[39m Nothing to check/);
});

describe.skipIf(process.platform !== 'linux')('a stream that the shell has opened', () => {
  const config = '<View><Text name="t" value="$text"/><Rating name="r" toName="t"/></View>';
  it.each([
    ['as the input', '$L check -i <(cat t.jsonl) --input-format jsonl -l c.xml'],
    ['packed, as the input', '$L check -i <(gzip -c t.jsonl) --input-format jsonl -l c.xml'],
    ['by its name, as the input', 'cat t.jsonl | $L check -i /dev/stdin --input-format jsonl -l c.xml'],
    ['that is a file, as the input', '$L check -i /dev/stdin --input-format jsonl -l c.xml < t.jsonl'],
    ['as the label config', '$L check -i t.jsonl -l <(cat c.xml)'],
    ['by its name, as the label config', 'cat c.xml | $L check -i t.jsonl -l /dev/stdin'],
  ])('%s is read', (_what, line) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 't.jsonl': '{"text": "a"}\n{"text": "b"}\n', 'c.xml': config });
    const script = line.replace('$L', `'${process.execPath}' '${bin}'`);
    const { status, stdout } = spawnSync('bash', ['-c', script], { cwd: folder, env, encoding: 'utf8' });
    expect(stdout).toMatch(/^Checked 2 tasks .* no problems found/);
    expect(status).toBe(0);
  });
});

it.skipIf(process.platform === 'win32')('too few files that may be open are no refused data', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 't.json': '[{"note": "robin"}]' });
  let refused = 0;
  for (let limit = 18; limit <= 40; limit++) {
    const command = `ulimit -n ${limit}; exec "$0" "$1" convert t.json --to jsonl`;
    const { status, stderr } = spawnSync('sh', ['-c', command, process.execPath, bin], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    // Node does not come to lsimport itself.
    if (status === 0 || /^node:|Assertion failed/m.test(stderr)) continue;
    refused++;
    expect(stderr).toMatch(/^error: Cannot read a file of lsimport itself: .*too many/);
    expect(stderr).toContain('help: Allow more open files');
    expect(status).toBe(3);
  }
  expect(refused).toBeGreaterThan(0);
});

it.skipIf(process.platform === 'win32')('standard output is no file that is read', () => {
  const folder = temporaryFolder();
  const content = '{"text": "wren"}\n';
  writeFiles(folder, { 'a.jsonl': content });
  for (const line of [
    'convert a.jsonl -l auto >> a.jsonl',
    'convert - -l auto --input-format jsonl < a.jsonl 1<> a.jsonl',
  ]) {
    const { status, stderr } = spawnSync('sh', ['-c', `"$0" "$1" ${line}`, process.execPath, bin], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    expect(stderr).toContain('--input-path and standard output are the same file.');
    expect(status).toBe(2);
    expect(readFileSync(join(folder, 'a.jsonl'), 'utf8')).toBe(content);
  }
});

describe.skipIf(process.platform === 'win32')('started in an odd way', () => {
  const shell = (folder: string, script: string) =>
    spawnSync('sh', ['-c', script], {
      cwd: folder,
      env: { ...env, LSIMPORT: `${process.execPath} ${bin}` },
      encoding: 'utf8',
    });
  const made = () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 't.json': '[{"note": "robin"}]' });
    return folder;
  };

  it('in a folder that is gone', () => {
    const { stderr, status } = shell(
      made(),
      'mkdir sub && cd sub && rmdir ../sub && $LSIMPORT check ../t.json',
    );
    expect(stderr).toBe(
      'error: Cannot use the current folder: it does not exist.\nhelp: Go to another folder: cd ~\n',
    );
    expect(status).toBe(3);
  });

  const lost = 'note: Standard output is closed, or thrown away: what was made is nowhere.\n';
  it.skipIf(process.platform !== 'linux').each([
    ['>&-', true],
    ['> /dev/null', false],
    ['| cat', false],
  ])('with %s', (redirection, isSaid) => {
    const { stderr } = shell(made(), `$LSIMPORT convert t.json ${redirection}`);
    expect(stderr.includes(lost)).toBe(isSaid);
  });
});
