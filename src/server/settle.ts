import { setTimeout } from 'node:timers/promises';
import { addAnnotations } from './add-annotations.ts';
import { addPredictions } from './add-predictions.ts';
import { judgeChunk, type OutgoingTask, type Verdict } from './chunk.ts';
import type { Client } from './client.ts';
import { deleteTasks, listMarked, type MarkedTask } from './marked-tasks.ts';
import { ServerError } from './server-error.ts';
import { whenReachable } from './when-reachable.ts';

export interface Pauses {
  /** Milliseconds to wait before each question whether tasks have arrived that the server may still be at work on. */
  arrival: readonly number[];
  /** Milliseconds to wait for a server that cannot be reached, before each try. */
  restart: readonly number[];
}

/** Times that tasks are deleted which are still there afterwards, though nobody has annotated them. */
const DELETED = 10;

export const usualPauses: Pauses = {
  arrival: [200, 800, 2000, 4000, 8000, 15_000],
  restart: [500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000],
};

/** Where tasks are on their way to, and the marker that they have. */
export interface Settling {
  client: Client;
  project: number;
  marker: string;
  pauses: Pauses;
  signal: AbortSignal;
}

/**
 * Asks what is there of some tasks, and deletes what must not be. With `mayRun` the server may still be at work on them; with `completes`
 * what tasks lack is added to them.
 */
export async function settle(
  settling: Settling,
  tasks: OutgoingTask[],
  { mayRun = false, completes = false }: { mayRun?: boolean; completes?: boolean },
): Promise<Verdict> {
  const { client, project, marker, pauses, signal } = settling;
  const ask = <T>(action: () => Promise<T>) => whenReachable(action, pauses.restart, signal);
  const judge = async (canAdd: boolean) =>
    judgeChunk({ tasks }, await ask(() => listMarked(client, project, marker)), canAdd);
  let verdict = judgeChunk({ tasks }, []);
  for (const pause of mayRun ? pauses.arrival : [0]) {
    await setTimeout(pause, undefined, { signal });
    verdict = await judge(true);
    // A request is stored as a whole: what is there in part will not become more.
    if (verdict.missing.length < tasks.length || verdict.unwanted.length > 0) break;
  }
  if (completes && verdict.bare.length > 0) verdict = await complete(settling, tasks, verdict);
  // What cannot be deleted has been annotated since it was listed.
  for (let deleted = 0, times = 0; deleted < verdict.unwanted.length; times++) {
    refuseEndless(times, verdict.unwanted.length);
    deleted = await ask(() => deleteTasks(client, project, verdict.unwanted));
    if (deleted < verdict.unwanted.length) {
      verdict = await judge(!completes);
      deleted = 0;
    }
  }
  return verdict;
}

/** Throws a ServerError when some tasks were to be deleted so many times, in vain. */
export function refuseEndless(times: number, count: number): void {
  if (times < DELETED) return;
  throw new ServerError(
    `Label Studio did not delete ${count} duplicate or incomplete ${count === 1 ? 'task' : 'tasks'} after ${DELETED} attempts.`,
    'See the log of the server for the reason, and run the same command again.',
  );
}

/** Adds what tasks have lost. Where it does not work, or works twice, they are to be deleted and sent again. */
async function complete(settling: Settling, tasks: OutgoingTask[], { bare }: Verdict): Promise<Verdict> {
  const { client, project, marker, pauses, signal } = settling;
  const annotated = bare.filter(({ lacksAnnotations }) => lacksAnnotations);
  await addAnnotations(client, annotated, { restart: pauses.restart, signal });
  const predicted = bare.filter(({ lacksPredictions }) => lacksPredictions);
  const ending = predicted.length === 0 ? 'answered' : await addPredictions(client, project, predicted);
  const added = new Map(predicted.map(({ task, id }) => [id, task.predictions]));
  const hasAdded = ({ id, predictions }: MarkedTask) => predictions > 0 && added.has(id);
  let found: MarkedTask[] = [];
  for (const pause of ending === 'doubt' ? pauses.arrival : [0]) {
    await setTimeout(pause, undefined, { signal });
    found = await whenReachable(() => listMarked(client, project, marker), pauses.restart, signal);
    if (found.some(hasAdded)) break;
  }
  const isDoubled = (task: MarkedTask) => hasAdded(task) && task.predictions > added.get(task.id)!;
  const single = found.map((task) => (isDoubled(task) ? { ...task, predictions: 0 } : task));
  return judgeChunk({ tasks }, single, false);
}
