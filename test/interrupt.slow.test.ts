import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyPackage } from './support/package-copy.ts';
import { makeFolder, removeFolder, temporaryFolder, writeFiles } from './support/temporary-folder.ts';
import { readTree } from './support/tree.ts';

// Ctrl-C while one record keeps the process busy: here for ever, so that nothing depends on the speed of a machine.
const program = makeFolder();
const preload = join(program, 'hang.mjs');
beforeAll(() => {
  copyPackage(program);
  writeFileSync(
    preload,
    `import fs, { writeSync } from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { parse } = JSON;
    const { readSync } = fs;
    const hang = () => {
      writeSync(2, 'busy ');
      for (;;) try { parse('0'); } catch { } finally { parse('0'); }
    };
    let read = 0;
    fs.readSync = (...given) => {
      const count = readSync(...given);
      read += count;
      if (read > Number(process.env.HANG_AFTER ?? Infinity)) hang();
      return count;
    };
    syncBuiltinESMExports();
    JSON.parse = (text, ...others) => {
      if (process.env.EARLY && process.listenerCount('SIGINT') > 0) process.kill(process.pid, 'SIGINT');
      if (String(text).includes('hangs')) hang();
      return parse(text, ...others);
    };`,
  );
});
afterAll(() => removeFolder(program));

/** Runs a command line, and presses Ctrl-C when a record hangs. */
function run(folder: string, args: string[], env = {}): Promise<{ code: number | null; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', preload, join(program, 'bin/lsimport.js'), ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += data;
      if (stderr.endsWith('busy ')) child.kill('SIGINT');
    });
    child.on('close', (code) => resolve({ code, stderr }));
  });
}

const config = '<View><Text name="t" value="$text"/></View>';
const tasks = '{"text":"fine"}\n{"text":"hangs"}\n';
const fine = '{"text":"fine, and long enough for several threads"}\n'.repeat(500_000);
const giant = `{"text":"hangs${'.'.repeat(1_000_000)}"}\n`;

/** Images enough for another thread, and one in the middle that hangs. */
const images = Array.from({ length: 5000 }, (_, id) => ({
  id,
  file_name: id === 2600 ? 'hangs' : `${id}.png`,
}));
const coco = JSON.stringify({ images, annotations: [], categories: [] });
const imageConfig = '<View><Image name="i" value="$image"/><RectangleLabels name="l" toName="i"/></View>';

const project = {
  'p/config.json': '{}',
  'p/config.xml': config,
  'p/tasks.json': '{"0":{"data":{"text":"fine"}},"1":{"data":{"text":"hangs"}}}',
};

// On Windows a process cannot send itself or another one Ctrl-C.
describe.skipIf(process.platform === 'win32')('Ctrl-C while a record hangs', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['check', { 't.jsonl': tasks }, ['check', 't.jsonl', '-l', 'c.xml']],
    ['init', { 't.jsonl': tasks }, ['init', 'p', '-i', 't.jsonl', '-l', 'c.xml']],
    [
      'init --force',
      { 't.jsonl': tasks, ...project },
      ['init', 'p', '-i', 't.jsonl', '-l', 'c.xml', '--force'],
    ],
    ['convert', { 't.jsonl': tasks }, ['convert', 't.jsonl', '-o', 'out.json']],
    ['a label config from the data', { 't.jsonl': tasks }, ['check', 't.jsonl', '-l', 'auto']],
    ['several threads', { 't.jsonl': `${fine}${giant}` }, ['init', 'p', '-i', 't.jsonl', '-l', 'c.xml']],
    [
      'images that another thread opens',
      { 't.json': coco },
      ['check', 't.json', '--input-format', 'coco', '-l', 'images.xml', '--threads', '2'],
    ],
    ['preview', { 't.jsonl': tasks }, ['preview', 't.jsonl', '-l', 'c.xml', '-o', 'page.html']],
    ['preview of a project', project, ['preview', 'p', '-o', 'page.html']],
    ['export', project, ['export', 'p', '-o', 'out.json']],
  ])('%s', async (_what, files, args) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'c.xml': config, 'images.xml': imageConfig, ...files });
    const before = readTree(folder);
    const { code, stderr } = await run(folder, args);
    expect(stderr).toContain('error: Interrupted. Nothing was written; existing files are unchanged.');
    expect(code).toBe(130);
    expect(readTree(folder)).toEqual(before);
  });

  it.each([
    ['json', (record: string) => `[${fine.trim().replaceAll('\n', ',')},${record}]`],
    ['jsonl', (record: string) => `${fine}${record}\n`],
  ])('several threads, while the record is read as %s', async (format, write) => {
    const folder = temporaryFolder();
    const record = `{"text":"${'.'.repeat(10_000_000)}"}`;
    writeFiles(folder, { 'c.xml': config, input: write(record) });
    const args = ['check', 'input', '--input-format', format, '-l', 'c.xml', '--threads', '2'];
    const { code, stderr } = await run(folder, args, { HANG_AFTER: String(fine.length + 5_000_000) });
    expect(stderr).toContain('error: Interrupted.');
    expect(code).toBe(130);
  });

  it('is not lost when it comes before', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'c.xml': config, 't.jsonl': tasks });
    const { code, stderr } = await run(folder, ['check', 't.jsonl', '-l', 'c.xml'], { EARLY: '1' });
    expect(stderr).toBe('error: Interrupted. Nothing was written; existing files are unchanged.\n');
    expect(code).toBe(130);
  });
});
