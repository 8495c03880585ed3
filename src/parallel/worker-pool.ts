import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { EXIT, UserError } from '../errors.ts';
import { planSender } from './packed-rows.ts';
import type { WorkerFailure, WorkerResult, WorkerSetup, WorkerTask } from './protocol.ts';

/** Other threads that process batches. */
export interface WorkerPool {
  /** True when every thread has a batch to work on and one that waits. */
  readonly full: boolean;
  /** Hands a batch to the next thread. */
  send(task: WorkerTask): Promise<WorkerResult>;
  close(): Promise<void>;
}

/** Batches a thread has before it. */
const AHEAD = 2;
/** More threads than this would wait for the main one. */
const MOST = 3;

/** The bundle has the worker beside it; when the sources run unbundled, as in tests, there is none. */
const workerFile = fileURLToPath(new URL('./worker.js', import.meta.url));

/** How many threads work beside the main one. `threads` counts that too; without it there is one for each processor. */
export function countWorkers(threads: number | undefined, processors: number): number {
  return Math.min((threads ?? processors) - 1, MOST);
}

/** Starts the threads that work beside this one; undefined where there are none. When `signal` is aborted no result comes any more. */
export function startWorkers(
  setup: WorkerSetup,
  threads: number | undefined,
  signal: AbortSignal,
): WorkerPool | undefined {
  const size = countWorkers(threads, availableParallelism());
  if (size < 1 || !existsSync(workerFile)) return undefined;
  const workers = Array.from({ length: size }, () => startWorker(setup, signal));
  let next = 0;
  return {
    get full() {
      return workers[next]!.waiting >= AHEAD;
    },
    send(task) {
      const worker = workers[next]!;
      next = (next + 1) % size;
      return worker.send(task);
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.end()));
    },
  };
}

/** Starts one thread. What waits for it gets an answer whatever becomes of it, and so does what is sent when it is gone. */
export function startWorker(setup: WorkerSetup, signal: AbortSignal, file: string | URL = workerFile) {
  const worker = new Worker(file, {
    workerData: setup,
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
  let failure: Error | undefined;
  const waiting: { resolve: (result: WorkerResult) => void; reject: (error: Error) => void }[] = [];
  worker.on('message', (message: WorkerResult | WorkerFailure) => {
    const next = waiting.shift();
    if ('failure' in message) next?.reject(toError(message));
    else next?.resolve(message);
  });
  const fail = (error: Error) => {
    failure ??= error;
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  worker.on('error', fail);
  worker.on('messageerror', () => fail(gone('sent what cannot be read')));
  worker.on('exit', (code) => fail(gone(`ended with code ${code}`)));
  const withoutKnown = planSender();
  const abort = () => fail(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  return {
    get waiting() {
      return waiting.length;
    },
    send(task: WorkerTask): Promise<WorkerResult> {
      if (failure) return Promise.reject(failure);
      const { batch } = task;
      worker.postMessage(batch.kind === 'rows' ? { ...task, batch: withoutKnown(batch) } : task);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    end() {
      signal.removeEventListener('abort', abort);
      return worker.terminate();
    },
  };
}

function gone(what: string): Error {
  return new UserError(
    EXIT.bug,
    `A thread ${what} before its tasks were done.`,
    'Run the same command again with --threads 1.',
  );
}

function toError({ failure }: WorkerFailure): Error {
  if (!('stack' in failure)) return new UserError(failure.exitCode, failure.message, failure.help);
  const error = new Error('a thread failed');
  error.stack = failure.stack;
  return error;
}
