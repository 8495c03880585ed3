import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPLACING } from '../../src/project/hidden-folder.ts';
import { clearLeftovers } from '../../src/project/leftovers.ts';
import { stateOf, thisRun } from '../../src/project/owner.ts';
import { canTellDead, deadRun, leaveFolder } from '../support/left-folder.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

describe.skipIf(!canTellDead)('the owner of a hidden folder', () => {
  it('is alive while its process runs', () => {
    expect(stateOf(thisRun())).toBe('alive');
  });

  it('is dead when its process has ended', () => {
    expect(stateOf(deadRun)).toBe('dead');
  });

  it('is dead when its process id belongs to a younger process', () => {
    expect(stateOf({ ...thisRun(), started: thisRun().started - 1 })).toBe('dead');
  });

  it('is dead when nobody has waited for its process yet', async () => {
    // The shell does not wait for its child, which so becomes a zombie.
    const shell = spawn('sh', ['-c', 'sh -c "echo \\$\\$" & exec sleep 60']);
    const pid = await new Promise<number>((resolve) => {
      shell.stdout.once('data', (line) => resolve(Number(line)));
    });
    await expect.poll(() => stateOf({ ...deadRun, pid })).toBe('dead');
    shell.kill();
  });

  const [boot, pids, times] = deadRun.system?.split(' ') ?? [];
  it.each([
    ['on another machine', { host: `not-${hostname()}` }],
    ['before a reboot', { system: `0b8f6dcd-5cc2-4d5f-9b36-8a0d6b8d32a1 ${pids} ${times}` }],
    ['in another PID namespace', { system: `${boot} pid:[1] ${times}` }],
    ['in another time namespace', { system: `${boot} ${pids} time:[1]` }],
    ['where the system does not tell', { system: undefined }],
  ])('is not known %s', (_, other) => {
    expect(stateOf({ ...deadRun, ...other })).toBe('unknown');
  });
});

describe('what other runs left', () => {
  const notes: string[] = [];
  const note = (text: string) => void notes.push(text);

  it.skipIf(!canTellDead)('goes when they are dead, whatever project it was for', () => {
    const parent = temporaryFolder();
    leaveFolder(parent, { 'new/tasks.json': 'half' });
    leaveFolder(join(parent, 'p'), { 'new/tasks.json': 'half' });
    leaveFolder(join(parent, 'p'), { 'new/tasks.json': 'half' }, { name: REPLACING });
    mkdirSync(join(parent, '.lsimport-empty0'));
    clearLeftovers(join(parent, 'p'), note);
    expect(readdirSync(parent)).toEqual(['p']);
    expect(readdirSync(join(parent, 'p'))).toEqual([]);
    expect(notes).toEqual([]);
  });

  it('stays when they are alive, or on another machine, or when somebody else made it', () => {
    const parent = temporaryFolder();
    leaveFolder(parent, { 'new/x': '' }, { name: '.lsimport-aaaaaa', owner: thisRun() });
    leaveFolder(
      parent,
      { 'new/x': '' },
      { name: '.lsimport-bbbbbb', owner: { ...deadRun, host: 'elsewhere' } },
    );
    leaveFolder(parent, { 'new/x': '' }, { name: '.lsimport-p-notes' });
    leaveFolder(parent, { 'new/x': '' }, { name: 'lsimport-aB3dE6' });
    writeFiles(join(parent, '.lsimport-cccccc'), { 'old/tasks.json': 'mine' });
    const before = readTree(parent);
    clearLeftovers(join(parent, 'p'), note);
    expect(readTree(parent)).toEqual(before);
    const [b, c] = ['bbbbbb', 'cccccc'].map((name) => join(parent, `.lsimport-${name}`));
    expect(notes).toEqual([
      `${b} is of a run of lsimport (process ${deadRun.pid} on elsewhere). If no run is at work there: remove it with rm -r ${b}`,
      `${c} does not say which run of lsimport it is of. If no run is at work there: move what is in ${c}/old back to ${parent}, and then remove it with rm -r ${c}`,
    ]);
  });
});

describe('a hidden folder that lsimport did not make here is nothing to it', () => {
  const files = {
    'tasks.json': '[{"text": "a"}]',
    'config.xml': 'mine',
    'config.json': '{}',
    'completions/1.json': '{}',
  };
  const planted = {
    'leaving/config.xml': 'planted',
    'entering/tasks.json': 'planted',
    'old/p/x': 'planted',
    'new/x': '',
  };

  async function expectUntouched(folder: string): Promise<void> {
    writeFiles(folder, files);
    const before = readTree(folder);
    await lsimport(folder, ['init', 'p', '-i', 'gone']);
    await lsimport(folder, ['init', '.', '-i', 'gone', '--force']);
    expect(readTree(folder)).toEqual(before);
  }

  it.each(['.lsimport-aB3dE6', '.lsimport-replacing', `.lsimport-99999999-0-${hostname()}`])(
    'such as one of an archive, %s',
    async (name) => {
      const folder = temporaryFolder();
      writeFiles(join(folder, name), { ...planted, owner: JSON.stringify(deadRun) });
      await expectUntouched(folder);
    },
  );

  it('not even with the mark of a dead run, which is that of another folder', async () => {
    const [made, folder] = [temporaryFolder(), temporaryFolder()];
    const name = leaveFolder(made, planted);
    cpSync(join(made, name), join(folder, name), { recursive: true, verbatimSymlinks: true });
    await expectUntouched(folder);
  });

  it('nor a link to the folder of a dead run', async () => {
    const [made, folder] = [temporaryFolder(), temporaryFolder()];
    const name = leaveFolder(made, planted);
    symlinkSync(join(made, name), join(folder, name));
    await expectUntouched(folder);
    expect(readdirSync(join(made, name))).toContain('leaving');
  });
});

describe.skipIf(!canTellDead)('a run that was killed while it replaced entries', () => {
  const left = (folder: string) => {
    leaveFolder(join(folder, 'p'), { 'old/tasks.json': 'old', 'new/tasks.json': 'new' }, { name: REPLACING });
  };

  it('did not free the place of the old project', async () => {
    const folder = temporaryFolder();
    left(folder);
    expect(await lsimport(folder, ['init', 'p'])).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('p already contains a project (tasks.json)'),
    });
    expect(readTree(join(folder, 'p'))).toEqual({ 'tasks.json': 'old' });
  });

  it('can be repeated', async () => {
    const folder = temporaryFolder();
    left(folder);
    expect(await lsimport(folder, ['init', 'p', '--force'])).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(join(folder, 'p')).sort()).toEqual([
      'completions',
      'config.json',
      'config.xml',
      'tasks.json',
    ]);
  });

  it('leaves the old entries aside where their place is taken, and says where they are', async () => {
    const folder = temporaryFolder();
    left(folder);
    writeFiles(folder, { 'p/tasks.json': 'mine' });
    const { code, stderr } = await lsimport(folder, ['init', 'p', '--force']);
    expect(code).toBe(4);
    expect(stderr).toContain('is at it or was killed while it was');
    expect(stderr).toContain(
      `move what is in ${join(folder, 'p', REPLACING)}/old back to ${join(folder, 'p')}`,
    );
    expect(readTree(join(folder, 'p'))).toMatchObject({
      'tasks.json': 'mine',
      [`${REPLACING}/old/tasks.json`]: 'old',
    });
  });
});

it('of two runs that may replace the same project the later one gives way, also when nothing is known of the other', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'p/tasks.json': 'old' });
  leaveFolder(
    join(folder, 'p'),
    { 'new/x': '' },
    { name: REPLACING, owner: { ...deadRun, host: 'elsewhere' } },
  );
  const before = readTree(folder);
  const { code, stderr } = await lsimport(folder, ['init', 'p', '--force']);
  expect(code).toBe(4);
  expect(stderr).toContain(
    `error: Cannot replace p: a run of lsimport (process ${deadRun.pid} on elsewhere) is at it or was killed`,
  );
  expect(readTree(folder)).toEqual(before);
});

it.skipIf(!canTellDead)('of two runs over one project the later one gives way', async () => {
  const folder = temporaryFolder();
  // The first process of the system is older than this one.
  const started = Number(readFileSync('/proc/1/stat', 'latin1').split(') ').at(-1)!.split(' ')[19]);
  writeFiles(folder, { 'p/tasks.json': 'old' });
  leaveFolder(
    join(folder, 'p'),
    { 'new/x': '' },
    { name: REPLACING, owner: { ...thisRun(), pid: 1, started } },
  );
  const before = readTree(folder);
  expect(await lsimport(folder, ['init', 'p', '--force'])).toMatchObject({
    code: 4,
    stderr: expect.stringMatching(/^error: Another run of lsimport \(process 1\) is replacing p\.$/m),
  });
  expect(readTree(folder)).toEqual(before);
});
