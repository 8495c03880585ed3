import { setTimeout } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import type { Client } from './client.ts';
import { countMarked } from './marked-tasks.ts';

/** Times the patience of a client that an import is waited for while the server is well. */
const TIMES = 5;
/** Part of that patience between two looks at the server. */
const LOOK = 1 / 8;

/**
 * Sends tasks, and waits for the answer longer than for others: on a busy SQLite the server sleeps between its tries, for up to some
 * minutes, and a request that is given up is carried out all the same. After the usual patience the server is looked at now and then, and the
 * answer is given up when the tasks are there, or the server is not. Throws NetworkProblem without an answer.
 */
export async function askPatiently(
  client: Client,
  project: number,
  body: Buffer,
  { marker, before }: { marker: string; before: number },
): Promise<Answer> {
  const { patience } = client;
  const over = new AbortController();
  const watch = async () => {
    await setTimeout(patience, undefined, { signal: over.signal });
    while (await isWaiting(client, project, marker, before))
      await setTimeout(patience * LOOK, undefined, { signal: over.signal });
    over.abort();
  };
  watch().catch(() => {});
  try {
    return await client.ask('POST', `/api/projects/${project}/import`, {
      body,
      timeout: patience * TIMES,
      giveUp: over.signal,
    });
  } finally {
    over.abort();
  }
}

/** Whether the server answers, and the tasks have not arrived. */
async function isWaiting(client: Client, project: number, marker: string, before: number): Promise<boolean> {
  const found = await countMarked(client, project, marker).catch(() => undefined);
  return found?.tasks === before;
}
