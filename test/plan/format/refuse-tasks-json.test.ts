import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { EXIT } from '../../../src/errors.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// As Label Studio 0.9.1 lays it out: fixtures/reference/cases/*/expected/tasks.json.
const tasks = '{\n  "7": {\n    "id": 7,\n    "data": {\n      "text": "a"\n    }\n  }\n}';
const files = {
  'my p/tasks.json': tasks,
  'my p/config.json': '{}',
  'c.xml': '<View><Text name="t" value="$text"/></View>',
};

function folderWith(more: Record<string, string | Uint8Array>): string {
  const folder = temporaryFolder();
  writeFiles(folder, { ...files, ...more });
  return folder;
}

test('export names the project folder of a tasks.json', async () => {
  const folder = folderWith({ 'tasks.json': '[]' });
  const run = (path: string) => lsimport(folder, ['export', path, '-o', 'o.json']);
  expect((await run('my p/tasks.json')).stderr).toContain(
    "help: Use the project folder: lsimport export 'my p'\n",
  );
  expect((await run('tasks.json')).stderr).toContain('For a task file, use lsimport convert.');
});

test.each([
  ['convert', 'my p/tasks.json', '-o', 'o.json'],
  ['convert', 'my p/tasks.json', '-o', 'o.json', '-l', 'c.xml'],
  ['check', '-i', 'my p/tasks.json', '-l', 'auto'],
  ['init', 'q', '-i', 'my p/tasks.json', '--input-format', 'json'],
])('%s %s %s %s %s: a tasks.json is no input', async (...args) => {
  const { code, stderr } = await lsimport(folderWith({}), args);
  expect(code).toBe(EXIT.refused);
  expect(stderr).toContain('my p/tasks.json is not a list of tasks but has them by id');
  expect(stderr).toContain("lsimport export 'my p'\n");
});

test.each([
  ['packed', gzipSync(tasks)],
  ['large', `{"0": {"id": 0, "data": {"text": "${'x'.repeat(3_000_000)}"}}, "1": {"id": 1, "data": {}}}`],
  ['other members first', '\ufeff{"3": {"data": {"text": "a"}, "task_path": "p", "id": 3}}'],
])('so it is when it is %s', async (_, bytes) => {
  const { code, stderr } = await lsimport(folderWith({ x: bytes }), [
    'check',
    '-i',
    'x',
    '--input-format',
    'json',
  ]);
  expect(code).toBe(EXIT.refused);
  expect(stderr).toContain('lsimport export PROJECT\n');
});

test.each([
  ['a task whose data has a number for a key', '{"7": {"text": "a"}}'],
  ['the same with an id of another thing', '{"7": {"id": 8, "data": {}}}'],
  ['a task as such', '{"id": 7, "data": {"7": {"id": 7, "data": {}}}}'],
])('%s is a task', async (_, json) => {
  expect((await lsimport(folderWith({ x: json }), ['check', '-i', 'x'])).stdout).toContain('Checked 1 task');
});

test('with --compat 0.9 it is one task, as in Label Studio 0.9.1', async () => {
  const args = ['init', 'q', '-i', 'my p/tasks.json', '--compat', '0.9'];
  expect((await lsimport(folderWith({}), args)).code).toBe(EXIT.done);
});
