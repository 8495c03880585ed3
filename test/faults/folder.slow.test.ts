import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readTasks } from '../support/project.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

// A folder that others change, or that holds what no importer can read.
const config = '<View><Text name="t" value="$text"/><TextArea name="note" toName="t"/></View>';
const args = ['init', 'p', '-i', 'in', '--input-format', 'text-dir', '-l', 'c.xml'];

function folderWith(files: Record<string, string>): string {
  const folder = temporaryFolder();
  writeFiles(folder, { 'c.xml': config, ...files });
  return folder;
}

/** Runs an import and does something to its input as soon as tasks are written, so that the folder has been listed. */
function disturb(folder: string, change: () => void, options: string[] = args) {
  let done = false;
  const isWriting = () => {
    const staging = readdirSync(folder).find((name) => name.startsWith('.lsimport-'));
    const tasks = staging && statSync(join(folder, staging, 'new/tasks.json'), { throwIfNoEntry: false });
    // More than the bracket that begins the list.
    return tasks !== undefined && tasks !== '' && tasks.size > 1;
  };
  return lsimport(folder, options, {
    interruptWhen: () => {
      if (!done && isWriting()) {
        done = true;
        change();
      }
      return false;
    },
  });
}

/** So many that the event loop has a turn before all are read. */
const LINES = 1_000_000;
const lines = 'a robin in the tree\n'.repeat(LINES);

describe('a file that', () => {
  it('vanishes before its turn is told in a sentence, and no project is made', async () => {
    const folder = folderWith({ 'in/1.txt': lines, 'in/2.txt': 'b' });
    const { code, stderr } = await disturb(folder, () => rmSync(join(folder, 'in/2.txt')));
    expect(stderr).toContain('error: Cannot read in/2.txt: it does not exist.');
    expect(code).toBe(3);
    expect(readdirSync(folder).sort()).toEqual(['c.xml', 'in']);
  });

  it('becomes a folder before its turn is told in a sentence', async () => {
    const folder = folderWith({ 'in/1.txt': lines, 'in/2.txt': 'b' });
    const { code, stderr } = await disturb(folder, () => {
      rmSync(join(folder, 'in/2.txt'));
      mkdirSync(join(folder, 'in/2.txt'));
    });
    expect(stderr).toContain('error: in/2.txt is a directory, not a file.');
    expect(code).toBe(3);
  });

  it('is cut off while it is read has changed', async () => {
    const folder = folderWith({ 'in/1.txt': lines, 'in/2.txt': 'b\n' });
    const { code, stderr } = await disturb(folder, () => truncateSync(join(folder, 'in/1.txt'), 0));
    expect(stderr).toContain('error: in/1.txt changed while it was read.');
    expect(code).toBe(3);
    expect(readdirSync(folder)).not.toContain('p');
  });

  it('is cut off in the middle of its JSON has changed', async () => {
    const folder = folderWith({ 'in.json': `[${'{"text": "owl"},\n'.repeat(400_000)}{}]` });
    const options = ['init', 'p', '-i', 'in.json'];
    const { code, stderr } = await disturb(folder, () => truncateSync(join(folder, 'in.json'), 10), options);
    expect(stderr).toContain('error: in.json changed while it was read.');
    expect(code).toBe(3);
    expect(readdirSync(folder).sort()).toEqual(['c.xml', 'in.json']);
  });

  it('comes while the folder is read is taken or not, but never in part', async () => {
    const folder = folderWith({ 'in/1.txt': lines, 'in/sub/2.txt': 'b' });
    const { code } = await disturb(folder, () => writeFileSync(join(folder, 'in/sub/3.txt'), 'c\n'));
    expect(code).toBe(0);
    const last = readTasks(join(folder, 'p')).slice(LINES);
    expect(last.map(({ data }) => data.text)).toBeOneOf([['b'], ['b', 'c']]);
  });
});

describe.skipIf(process.platform === 'win32')('what is no file', () => {
  it('in a folder is skipped with a warning: a pipe, a socket, links to nothing and round in a circle', async () => {
    const folder = folderWith({ 'in/1.txt': 'a' });
    execFileSync('mkfifo', [join(folder, 'in/pipe')]);
    symlinkSync('gone', join(folder, 'in/nothing'));
    symlinkSync('round', join(folder, 'in/round'));
    const server = createServer().listen(join(folder, 'in/socket'));
    onTestFinished(() => void server.close());
    const { code, stdout } = await lsimport(folder, [...args, '--json']);
    expect(code).toBe(0);
    const { diagnostics, tasks } = JSON.parse(stdout) as {
      tasks: number;
      diagnostics: { code: string; file: string }[];
    };
    expect(tasks).toBe(1);
    expect(diagnostics.map(({ code, file }) => `${code} ${file}`).sort()).toEqual([
      'broken-link in/nothing',
      'broken-link in/round',
      'not-a-file in/pipe',
      'not-a-file in/socket',
    ]);
  });

  it('cannot be the input itself', async () => {
    const folder = folderWith({});
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const { code, stderr } = await lsimport(folder, ['init', 'p', '-i', 'pipe']);
    expect(stderr).toContain('error: pipe is not a regular file.');
    expect(code).toBe(3);
  });
});

it.skipIf(process.platform === 'win32')(
  'a link that leads out is followed and reported, and --strict refuses it',
  async () => {
    const folder = folderWith({ 'in/1.txt': 'a', 'secret.txt': 'key' });
    symlinkSync('../secret.txt', join(folder, 'in/2.txt'));
    symlinkSync('1.txt', join(folder, 'in/3.txt'));
    const strict = await lsimport(folder, [...args, '--strict']);
    expect(strict.code).toBe(1);
    const { code, stderr } = await lsimport(folder, args);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^warning\[link-leads-out\]/m);
    expect(stderr).toContain('in/2.txt is a symbolic link to a file outside the input folder');
    expect(stderr).not.toContain('in/3.txt');
    expect(readTasks(join(folder, 'p')).map(({ data }) => data.text)).toEqual(['a', 'key', 'a']);
  },
);

it.skipIf(process.platform === 'win32')(
  'a path longer than the system takes is told in a sentence',
  async () => {
    const folder = folderWith({ 'in/1.txt': 'a' });
    // Only step by step can such a folder be made.
    const step = 'd'.repeat(250);
    execFileSync(
      'sh',
      ['-c', `cd in && for i in $(seq 20); do mkdir ${step} && cd -P ${step} || exit; done`],
      { cwd: folder },
    );
    const { code, stderr } = await lsimport(folder, args);
    expect(stderr).toMatch(/^error: Cannot read .*: the name is too long for the file system\.$/m);
    expect(code).toBe(3);
    execFileSync('rm', ['-rf', 'in'], { cwd: folder });
  },
);
