import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { choicesConfig, choose } from './choices.ts';
import { formats } from './formats.ts';
import { initFormat, initJson } from './init-project.ts';
import { makeFolder } from './make-folder.ts';
import { listTasks1x, onlyProject1x } from './run/project-1x.ts';
import { env1x, startLabelStudio1x } from './run/start-label-studio-1x.ts';
import { copyData1x, startServer1x } from './run/start-server-1x.ts';

/** What 1.x does to a folder that no writer can prevent: when one of these fails, what we tell the users has to change. */
describe('the migration of Label Studio 1.x', () => {
  const work = { result: choose('one'), lead_time: 1, created_at: 1600000000 };

  test('stops half-way at a prediction without created_at, as 0.9.1 itself writes it, and does not resume', async () => {
    const tasks = [
      { data: { text: 'a' } },
      { data: { text: 'b' }, predictions: [{ result: choose('one') }] },
    ];
    const project = initJson(choicesConfig, JSON.stringify([...tasks, ...tasks]), '--compat', '0.9');
    const start = {
      command: inject('labelStudio1x'),
      data: copyData1x(),
      cwd: dirname(project),
      args: ['proj'],
    };
    await expect(startLabelStudio1x(start)).rejects.toThrow("KeyError: 'created_at'");
    const server = await startLabelStudio1x(start);
    expect(await onlyProject1x(server)).toMatchObject({ task_number: 2 });
    await server.stop();
  });

  test('leaves completions without their project, so that they are not counted and cannot be changed until that is filled in', async () => {
    const project = initJson(choicesConfig, JSON.stringify([{ data: { text: 'a' }, completions: [work] }]));
    const data = copyData1x();
    const start = { command: inject('labelStudio1x'), data, cwd: dirname(project), args: ['proj'] };
    const change = {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: '{"lead_time":2}',
    };

    const migrated = await startLabelStudio1x(start);
    const { id, total_annotations_number } = await onlyProject1x(migrated);
    const annotation = (await listTasks1x(migrated, id))[0]?.annotations[0];
    expect(annotation).toMatchObject({ result: choose('one'), project: null });
    expect(total_annotations_number).toBe(0);
    expect((await migrated.fetch(`/api/annotations/${annotation?.id}/`, change)).status).toBe(500);
    await migrated.stop();

    const filled = spawnSync(start.command, ['shell'], {
      cwd: makeFolder(),
      env: env1x(data),
      input: 'from tasks.functions import fill_annotations_project\nfill_annotations_project()\n',
      encoding: 'utf8',
    });
    expect(filled.status, filled.stderr).toBe(0);
    const server = await startLabelStudio1x(start);
    expect(await onlyProject1x(server)).toMatchObject({ total_annotations_number: 1 });
    expect((await server.fetch(`/api/annotations/${annotation?.id}/`, change)).status).toBe(200);
    await server.stop();
  });

  test('keeps links of 0.9, which lead nowhere in 1.x', async () => {
    const format = formats.find(({ format }) => format === 'image-dir')!;
    const { project, data } = initFormat(format, '--allow-serving-local-files');
    const server = await startServer1x(project);
    const [task] = await listTasks1x(server, (await onlyProject1x(server)).id);
    expect(task?.data).toEqual(data[0]);
    expect((await server.fetch(String(task?.data.image))).status).toBe(404);
    await server.stop();
  });

  test('stops at an ML backend on this machine, after the tasks: the second start opens the project', async () => {
    const json = JSON.stringify([{ data: { text: 'a' }, completions: [work] }, { data: { text: 'b' } }]);
    const project = initJson(choicesConfig, json, '--ml-backends', 'http://localhost:9090');
    const start = {
      command: inject('labelStudio1x'),
      data: copyData1x(),
      cwd: dirname(project),
      args: ['proj'],
    };
    await expect(startLabelStudio1x(start)).rejects.toThrow('reserved network address');
    const server = await startLabelStudio1x(start);
    const { id } = await onlyProject1x(server);
    const tasks = await listTasks1x(server, id);
    expect(tasks).toMatchObject([{ data: { text: 'a' }, annotations: [{}] }, { data: { text: 'b' } }]);
    await server.stop();
  });
});
