import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXIT } from '../../src/errors.ts';
import { readTasks } from '../support/project.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

/** A task as Label Studio 1.23 exports it (export?exportType=JSON), except for its data and annotation. */
const exported = {
  id: 11,
  annotations: [
    {
      id: 5,
      completed_by: 1,
      result: [],
      was_cancelled: true,
      ground_truth: false,
      created_at: '2026-01-02T03:04:05.500000Z',
      updated_at: '2026-01-02T03:04:06Z',
      draft_created_at: null,
      lead_time: 3.25,
      prediction: {},
      result_count: 0,
      unique_id: '6b9a3f0e-0d5c-4c1c-9a55-4b8e2c0e4a11',
      import_id: null,
      last_action: null,
      bulk_created: false,
      task: 11,
      project: 2,
      updated_by: 1,
      parent_prediction: null,
      parent_annotation: null,
      last_created_by: null,
    },
  ],
  file_upload: null,
  drafts: [4],
  predictions: [286, 287],
  data: { text: 'a', created_at: 'my own' },
  meta: { source: 'x' },
  created_at: '2026-01-02T03:04:05Z',
  updated_at: '2026-01-02T03:04:06Z',
  inner_id: 1,
  total_annotations: 0,
  cancelled_annotations: 1,
  total_predictions: 2,
  comment_count: 0,
  unresolved_comment_count: 0,
  last_comment_updated_at: null,
  project: 2,
  updated_by: 1,
  comment_authors: [],
};

async function init(tasks: object[], ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'export.json': JSON.stringify(tasks) });
  const ending = await lsimport(folder, ['init', 'p', '-i', 'export.json', ...args]);
  return { ...ending, project: join(folder, 'p') };
}

test('an export of 1.x becomes a project: annotations as completions, without what only that server can use', async () => {
  const { code, stdout, project } = await init([exported]);
  expect(code).toBe(EXIT.done);
  expect(readTasks(project)).toEqual([{ id: 11, data: exported.data, meta: exported.meta }]);
  const { completions } = JSON.parse(readFileSync(join(project, 'completions/11.json'), 'utf8'));
  expect(completions).toMatchObject([
    { id: 5, result: [], was_cancelled: true, lead_time: 3.25, created_at: 1767323045.5 },
  ]);
  expect(stdout).toContain('skipped 13 fields that each Label Studio sets itself');
  expect(stdout).toContain('skipped 2 predictions that the export has only the id of\n');
  expect(stdout).toContain('skipped 1 draft that the export has only the id of\n');
});

test('predictions with content stay, and so do members of a task that is no export', async () => {
  const predictions = [{ id: 3, result: [], score: 0.5, created_at: 7 }];
  const own = { id: 4, data: { text: 'b' }, created_at: 'own', project: 'own' };
  const { project } = await init([{ ...exported, predictions }, own]);
  expect(readTasks(project)).toEqual([
    { id: 11, data: exported.data, predictions, meta: exported.meta },
    own,
  ]);
});

test('what 1.x drops is counted, but not with --compat 0.9', async () => {
  const tasks = [
    { id: 1, data: {}, meta: { a: 1 }, predictions: [{ result: [], model_version: 'v' }] },
    { id: 2, data: {}, meta: {}, predictions: [{ result: [], model_version: '' }] },
    { id: 3, data: {}, predictions: [{ result: [] }, { result: [], model_version: 'v' }] },
  ];
  const { stdout } = await init(tasks, '--json');
  expect(JSON.parse(stdout)).toMatchObject({ notIn1x: { meta: 1, ids: 3, modelVersions: 2 } });
  const text = (await init(tasks)).stdout;
  expect(text).toContain('not kept by Label Studio 1.x on its first start: meta of 1 task\n');
  expect(text).toContain('not kept by Label Studio 1.x on its first start: ids of 3 tasks\n');
  expect(text).toContain('not kept by Label Studio 1.x on its first start: model_version of 2 tasks\n');
  expect((await init(tasks, '--compat', '0.9')).stdout).not.toContain('not kept');
});
