import { expect, test } from 'vitest';
import { choose } from './choices.ts';
import { formats } from './formats.ts';
import { initFormat } from './init-project.ts';
import { listTasks1x, onlyProject1x } from './run/project-1x.ts';
import type { Server } from './run/server.ts';
import { startServer1x } from './run/start-server-1x.ts';
import { startServer09 } from './run/start-server-09.ts';
import { listTasks09 } from './run/tasks-09.ts';

/** Works on a project in 0.9.1: each task gets a prediction, and a completion or, every third time, a cancelled one. */
async function work(server: Server): Promise<void> {
  const send = (method: string, path: string, body: unknown) =>
    server.api(path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  for (const { id, data } of await listTasks09(server)) {
    const prediction = { score: score(id), created_at: 1600000000 + id, result: choose('two') };
    await send('PATCH', `/api/tasks/${id}`, { id, data, predictions: [prediction] });
    const cancelled = isCancelled(id) ? '?was_cancelled=1' : '';
    await send('POST', `/api/tasks/${id}/completions${cancelled}`, { lead_time: id, result: choose('one') });
  }
}

const score = (id: number) => 1 / (id + 2);
const isCancelled = (id: number) => id % 3 === 2;

test.each(formats)(
  'a project from $format, worked on in 0.9.1, opens in 1.x with everything in it',
  async (format) => {
    const { project, data } = initFormat(format);
    const old = await startServer09(project);
    await work(old);
    const worked = await listTasks09(old);
    await old.stop();

    const server = await startServer1x(project);
    const { id, ...migrated } = await onlyProject1x(server);
    expect(migrated).toMatchObject({
      title: 'proj',
      label_config: format.labelConfig,
      sampling: 'Sequential sampling',
      task_number: data.length,
      total_predictions_number: data.length,
    });
    const tasks = await listTasks1x(server, id);
    expect(tasks.map(({ data }) => data)).toEqual(data);
    expect(tasks).toMatchObject(
      worked.map(({ id, completions }) => ({
        predictions: [{ score: score(id), result: choose('two'), created_at: isoDate(1600000000 + id) }],
        annotations: [
          {
            result: choose('one'),
            lead_time: id,
            was_cancelled: isCancelled(id),
            created_at: isoDate(Number(completions?.[0]?.created_at)),
          },
        ],
      })),
    );
    await server.stop();
  },
);

/** Seconds since 1970 as 1.x writes them. */
function isoDate(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
