import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTasks } from '../support/project.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

/** Imports a file of tasks, skipping those with errors; what was rejected. */
async function importSkipping(tasks: string, ...options: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 't.json': tasks });
  const project = join(folder, 'p');
  const args = ['init', 'p', '-i', 't.json', '--invalid-tasks', 'skip', ...options];
  const ending = await lsimport(folder, args);
  const lines = () => readFileSync(join(project, 'rejected.jsonl'), 'utf8').trimEnd().split('\n');
  return { ...ending, folder, project, rejected: () => lines().map((line) => JSON.parse(line)) };
}

describe('--invalid-tasks skip', () => {
  it('puts refused tasks aside with their place, their reasons and their very text', async () => {
    const bad = '{"data": "no object", "n": 1.10}';
    const { code, stdout, project, rejected } = await importSkipping(
      `[{"data": {"n": 0}},\n  ${bad}, {"data": {"n": 2}},\n"é"]`,
    );
    expect(code).toBe(0);
    expect(readTasks(project)).toMatchObject([{ data: { n: 0 } }, { data: { n: 2 } }]);
    expect(stdout).toContain('with 2 tasks');
    expect(stdout).toContain('rejected: 2 tasks, see p/rejected.jsonl');
    const [first, second, ...others] = rejected();
    expect(first).toMatchObject({ task: 1, file: 't.json', line: 2, original: bad });
    expect(first.diagnostics).toMatchObject([
      { severity: 'error', code: 'data-not-object', line: 2, path: '/data' },
    ]);
    expect(second).toMatchObject({ task: 3, line: 3, original: '"é"' });
    expect(second.diagnostics).toMatchObject([{ code: 'task-not-object' }]);
    expect(others).toEqual([]);
  });

  it('writes no rejected.jsonl where nothing is refused', async () => {
    const { project } = await importSkipping('[{"data": {}}]');
    expect(Object.keys(readTree(project))).not.toContain('rejected.jsonl');
  });

  it('rejects each task once, also where the ids need a second pass', async () => {
    const { code, project, rejected } = await importSkipping(
      '[{"data": {}}, {"id": 3, "data": {}}, {"data": 3}]',
    );
    expect(code).toBe(0);
    expect(readTasks(project).map(({ id }) => id)).toEqual([4, 3]);
    expect(rejected()).toMatchObject([{ task: 2, original: '{"data": 3}' }]);
  });

  it('names no rejected.jsonl in a dry run, which writes none', async () => {
    const { code, stdout, stderr } = await importSkipping('[{"data": {}}, 3]', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toBe('<View></View>\n');
    expect(stderr).toContain('  rejected: 1 task\n');
  });

  it('refuses the whole when no task is left', async () => {
    const { code, folder } = await importSkipping('[{"data": 1}, 2]');
    expect(code).toBe(1);
    expect(Object.keys(readTree(folder))).toEqual(['t.json']);
  });
});

it('a second pass for the ids works also where completions go to a storage', async () => {
  const tasks = '[{"data": {}, "completions": [{"result": []}]}, {"id": 3, "data": {}}]';
  const { code, project } = await importSkipping(tasks, '--target=s3-completions', '--target-path=b');
  expect(code).toBe(0);
  expect(Object.keys(readTree(project))).toEqual(['config.json', 'config.xml', 'tasks.json']);
  expect(readTasks(project)).toMatchObject([{ id: 4, completions: [{ result: [] }] }, { id: 3 }]);
});
