import { describe, expect, test } from 'vitest';
import { formats } from './formats.ts';
import { initFormat } from './init-project.ts';
import { startServer09 } from './run/start-server-09.ts';
import { listTasks09, nextTask09 } from './run/tasks-09.ts';

describe.each([
  { made: 'as usual', args: [] },
  { made: 'with --compat 0.9', args: ['--compat', '0.9'] },
])('Label Studio 0.9.1 opens a project made $made', ({ args }) => {
  test.each(formats)('from $format', async (format) => {
    const { project, data } = initFormat(format, ...args);
    const server = await startServer09(project);
    const tasks = await listTasks09(server);
    const firstId = format.format.startsWith('image') || format.format.startsWith('audio') ? 1 : 0;
    expect(tasks.map(({ id, data }) => ({ id, data }))).toEqual(
      data.map((data, i) => ({ id: firstId + i, data })),
    );
    expect(await nextTask09(server)).toMatchObject({ id: firstId, data: data[0] });
    await server.stop();
  });
});
