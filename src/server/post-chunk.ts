import { setTimeout } from 'node:timers/promises';
import { beginningOf } from '../cut-text.ts';
import { isObject, type Json } from '../json/json.ts';
import type { Answer } from './answer.ts';
import { askPatiently } from './ask-patiently.ts';
import { bodyOf, type OutgoingTask } from './chunk.ts';
import type { Client } from './client.ts';
import { NetworkProblem } from './network-problem.ts';

/** How a request with tasks ended. */
export type Posted =
  /** The server has counted what was sent. */
  | { kind: 'done' }
  /** Nothing of it is there. */
  | { kind: 'refused'; answer: Answer }
  | { kind: 'too-large' }
  /**
   * Anything may be the case: it is to be asked for. `reason` is for people; `mayRun` when the server may still be at work on it; `isBusy`
   * when it would take fewer tasks more easily.
   */
  | { kind: 'doubt'; reason: string; mayRun: boolean; isBusy?: boolean; hangs?: boolean; wait?: number };

/** Sends tasks once; `marker` is in all of them, and `before` is how many tasks with it are there already. */
export async function postChunk(
  client: Client,
  project: number,
  tasks: readonly OutgoingTask[],
  sent: { marker: string; before: number },
): Promise<Posted> {
  let answer: Answer;
  try {
    answer = await askPatiently(client, project, bodyOf(tasks), sent);
  } catch (error) {
    if (!(error instanceof NetworkProblem)) throw error;
    const hangs = /TIMEOUT/.test(error.code) && !error.isUnsent;
    return { kind: 'doubt', reason: reasonOf(error), mayRun: !error.isUnsent, isBusy: hangs, hangs };
  }
  const { status, json } = answer;
  if (status === 201 || status === 200) return compare(await finished(client, project, json), tasks);
  if (status === 413) return { kind: 'too-large' };
  if (status === 429) return { kind: 'doubt', reason: 'too many requests (429)', mayRun: false, wait: 5000 };
  if (status === 408 || status >= 500) {
    // Label Studio itself answers 500 when it is done with a request; gateways answer while it may still be at work.
    const isBusy = status === 504 || status === 408 || /database.is.locked/.test(answer.text);
    return { kind: 'doubt', reason: `status ${status}`, mayRun: status !== 500, isBusy };
  }
  return { kind: 'refused', answer };
}

function reasonOf({ code }: NetworkProblem): string {
  return /TIMEOUT/.test(code) ? 'no answer in time' : `connection lost (${code})`;
}

/** Characters of what the server says of an import that failed. */
const LONGEST_ERROR = 300;

function compare(counts: Json | undefined, tasks: readonly OutgoingTask[]): Posted {
  if (!isObject(counts)) return { kind: 'doubt', reason: 'it did not say what it stored', mayRun: false };
  if (counts.status === 'failed') {
    const why = typeof counts.error === 'string' ? `: ${beginningOf(counts.error, LONGEST_ERROR)}` : '';
    return { kind: 'doubt', reason: `the import failed${why}`, mayRun: false };
  }
  const sum = (of: (task: OutgoingTask) => number) => tasks.reduce((all, task) => all + of(task), 0);
  const isSame =
    counts.task_count === tasks.length &&
    counts.annotation_count === sum((task) => task.annotations + task.skipped) &&
    counts.prediction_count === sum((task) => task.predictions);
  if (isSame) return { kind: 'done' };
  return { kind: 'doubt', reason: 'it stored less than was sent', mayRun: false, isBusy: true };
}

/** Milliseconds between two questions: the longest, and until no more are asked. */
const PAUSE = 1000;
const LONGEST = 900_000;

/**
 * Other editions than Community answer at once with the number of an import that goes on; its counts are known at its end. Undefined when it
 * is not known how it ended.
 */
async function finished(client: Client, project: number, json: Json | undefined): Promise<Json | undefined> {
  if (!isObject(json) || typeof json.import !== 'number') return json;
  for (let pause = 50, waited = 0; waited < LONGEST; pause = Math.min(PAUSE, pause * 2)) {
    const answer = await client
      .ask('GET', `/api/projects/${project}/imports/${json.import}`)
      .catch((error: unknown) => {
        if (error instanceof NetworkProblem) return undefined;
        throw error;
      });
    const status = isObject(answer?.json) ? answer.json.status : undefined;
    if (status === 'completed' || status === 'failed') return answer!.json;
    await setTimeout(pause);
    waited += pause;
  }
  return undefined;
}
