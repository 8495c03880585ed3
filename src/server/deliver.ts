import { setTimeout } from 'node:timers/promises';
import { refusedBy } from './answer.ts';
import { type Chunk, judgeChunk, type OutgoingTask, type Verdict } from './chunk.ts';
import type { Client } from './client.ts';
import { deleteTasks, listMarked } from './marked-tasks.ts';
import { NetworkProblem } from './network-problem.ts';
import { type Posted, postChunk } from './post-chunk.ts';
import { ServerError } from './server-error.ts';

/** What it took to bring a chunk to the server. */
export interface Delivery {
  /** Times that the server was asked what it has, after an answer that leaves doubt. */
  doubts: number;
  /** Tasks that a person annotated before their predictions were there. */
  kept: Verdict['kept'];
}

export interface Pauses {
  /** Milliseconds to wait before each question whether tasks have arrived that the server may still be at work on. */
  arrival: readonly number[];
  /** Milliseconds to wait for a server that cannot be reached, before each try. */
  restart: readonly number[];
}

export const usualPauses: Pauses = {
  arrival: [200, 800, 2000, 4000, 8000, 15_000],
  restart: [500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000],
};

/** Times that tasks are sent again before the server counts as too busy. */
const RESENT = 3;

/**
 * Brings the tasks of a chunk to the server, each exactly once. Nothing is assumed: whenever an answer does not say that all is there, the
 * server is asked for the tasks with the chunk's marker; second and incomplete copies are deleted, and what is missing is sent again.
 */
export async function deliver(
  client: Client,
  project: number,
  chunk: Chunk,
  { pauses = usualPauses, signal }: { pauses?: Pauses | undefined; signal: AbortSignal },
): Promise<Delivery> {
  let wanted: OutgoingTask[] = chunk.tasks;
  let doubts = 0;
  for (let sent = 0; ; sent++) {
    const posted = await postInParts(client, project, wanted);
    if (posted.kind === 'refused') throw refusedBy(posted.answer, 'import the tasks');
    if (posted.kind === 'done' && doubts === 0) return { doubts, kept: [] };
    doubts++;
    const isDoubt = posted.kind === 'doubt';
    if (isDoubt && posted.wait !== undefined) await setTimeout(posted.wait, undefined, { signal });
    const verdict = await settle(client, project, chunk, isDoubt && posted.mayRun, pauses, signal);
    if (verdict.missing.length === 0) return { doubts, kept: verdict.kept };
    if (sent === RESENT) throw tooBusy(posted);
    wanted = verdict.missing;
  }
}

/** Sends tasks, in halves where a proxy says that they are too large. */
async function postInParts(client: Client, project: number, tasks: readonly OutgoingTask[]): Promise<Posted> {
  const posted = await postChunk(client, project, tasks);
  if (posted.kind !== 'too-large') return posted;
  if (tasks.length === 1) {
    throw new ServerError(
      `A task of ${tasks[0]!.json.length} bytes is too large for the server or for a proxy in front of it (413).`,
      'Raise its limit for the size of requests (nginx: client_max_body_size).',
    );
  }
  const middle = Math.ceil(tasks.length / 2);
  for (const part of [tasks.slice(0, middle), tasks.slice(middle)]) {
    const half = await postInParts(client, project, part);
    if (half.kind !== 'done') return half;
  }
  return { kind: 'done' };
}

/** Asks what is there of a chunk, and deletes what must not be. */
async function settle(
  client: Client,
  project: number,
  chunk: Chunk,
  mayRun: boolean,
  { arrival, restart }: Pauses,
  signal: AbortSignal,
): Promise<Verdict> {
  let verdict: Verdict = judgeChunk(chunk, []);
  for (const pause of mayRun ? arrival : [0]) {
    await setTimeout(pause, undefined, { signal });
    verdict = judgeChunk(
      chunk,
      await whenReachable(() => listMarked(client, project, chunk.marker), restart, signal),
    );
    // A request is stored as a whole: what is there in part will not become more.
    if (verdict.missing.length < chunk.tasks.length || verdict.unwanted.length > 0) break;
  }
  // What cannot be deleted has been annotated since it was listed.
  for (let deleted = 0; deleted < verdict.unwanted.length; ) {
    deleted = await whenReachable(() => deleteTasks(client, project, verdict.unwanted), restart, signal);
    if (deleted === verdict.unwanted.length) break;
    const found = await whenReachable(() => listMarked(client, project, chunk.marker), restart, signal);
    verdict = judgeChunk(chunk, found);
  }
  return verdict;
}

/** Does what may be repeated, waiting for a server that is being started again. */
export async function whenReachable<T>(
  action: () => Promise<T>,
  pauses: readonly number[],
  signal: AbortSignal,
): Promise<T> {
  for (const pause of pauses) {
    try {
      return await action();
    } catch (error) {
      const isDown = error instanceof NetworkProblem || (error instanceof ServerError && error.mayPass);
      if (!isDown || signal.aborted) throw error;
      await setTimeout(pause, undefined, { signal });
    }
  }
  return action();
}

function tooBusy(posted: Posted): ServerError {
  const reason = posted.kind === 'doubt' ? `: ${posted.reason}` : '';
  return new ServerError(
    `The server is too busy: tasks were sent ${RESENT + 1} times and are still not all there${reason}.`,
    'Run the same command again later, when fewer people work in this Label Studio: it goes on where this one ended, and sends nothing twice.',
  );
}
