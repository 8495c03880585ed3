import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FaultyProxy, startFaultyProxy } from '../../support/faulty-proxy.ts';
import { choicesConfig, choose } from '../choices.ts';
import { makeFolder } from '../make-folder.ts';
import { post } from '../run/import-1x.ts';
import { listTasks1x } from '../run/project-1x.ts';
import type { Server } from '../run/server.ts';
import { startServer1x } from '../run/start-server-1x.ts';
import { pushed, startPush } from './run-push.ts';

let server: Server;
let proxy: FaultyProxy;
let plan: Parameters<typeof startFaultyProxy>[1] = () => undefined;
beforeAll(async () => {
  server = await startServer1x();
  proxy = await startFaultyProxy(server.url, (method, path) => plan(method, path));
});
afterAll(async () => {
  await proxy.close();
  await server.stop();
});

const [PER_TASK, TASKS] = [3, 4];
/** Each annotation is told by its lead time. */
const tasks = Array.from({ length: TASKS }, (_, i) => ({
  id: i + 1,
  data: { text: `text ${i + 1}` },
  predictions: i % 2 === 0 ? [{ result: choose('one'), score: 0.5 }] : [],
  annotations: Array.from({ length: PER_TASK }, (_, n) => ({
    result: choose('two'),
    lead_time: i * PER_TASK + n + 1,
  })),
}));

test.each(['cut before', 'cut after'] as const)(
  'after a kill while annotations were added one by one, exactly the missing ones are added (%s)',
  async (mishap) => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'config.xml'), choicesConfig);
    writeFileSync(join(folder, 'tasks.json'), JSON.stringify(tasks));
    const args = ['tasks.json', '-l', 'config.xml', '--project', `partly, ${mishap}`];
    let left = 5;
    let killed: (() => void) | undefined;
    const kill = new Promise<void>((resolve) => {
      killed = resolve;
    });
    plan = (method, path) => {
      if (path.endsWith('/import')) return 'loss';
      if (method !== 'POST' || !path.endsWith('/annotations/') || left-- > 0) return undefined;
      killed!();
      return mishap;
    };
    const child = startPush(proxy, folder, args);
    const exit = once(child, 'exit');
    await Promise.race([kill, exit]);
    child.kill('SIGKILL');
    expect((await exit)[1]).toBe('SIGKILL');
    plan = () => undefined;

    const { results } = await server.api<{ results: { id: number }[] }>(
      `/api/projects/?title=${encodeURIComponent(`partly, ${mishap}`)}&include=id`,
    );
    const { id } = results[0]!;
    const before = await listTasks1x(server, id);
    // A person does as many as are missing: the counts alone say that nothing is.
    for (const task of before)
      for (let n = 0; n < PER_TASK; n++)
        await server.api(
          `/api/tasks/${task.id}/annotations/`,
          post({ result: choose('one'), lead_time: 100 + n }),
        );
    expect(await pushed(server, folder, ...args)).toMatchObject({ written: 0, completed: TASKS });
    const after = await listTasks1x(server, id);
    expect(after.map((task) => task.id)).toEqual(before.map((task) => task.id));
    for (const [i, task] of after.entries()) {
      expect(task.data).toEqual(tasks[i]!.data);
      expect(task.predictions).toHaveLength(tasks[i]!.predictions.length);
      const times = task.annotations.map(({ lead_time }) => Number(lead_time)).sort((a, b) => a - b);
      expect(times).toEqual([...tasks[i]!.annotations.map(({ lead_time }) => lead_time), 100, 101, 102]);
    }
    expect(await pushed(server, folder, ...args)).toMatchObject({
      written: 0,
      completed: 0,
      unchanged: TASKS,
    });
  },
);
