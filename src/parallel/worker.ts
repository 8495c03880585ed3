import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../errors.ts';
import { preparePacked } from './process-packed.ts';
import type { WorkerFailure, WorkerSetup, WorkerTask } from './protocol.ts';

// The other thread of a large import.

const processPacked = preparePacked(workerData as WorkerSetup);

parentPort!.on('message', (task: WorkerTask) => {
  try {
    parentPort!.postMessage(processPacked(task));
  } catch (error) {
    parentPort!.postMessage(describe(error));
  }
});

function describe(error: unknown): WorkerFailure {
  if (!(error instanceof UserError)) return { failure: { stack: (error as Error).stack ?? String(error) } };
  const { message, help, exitCode } = error;
  return { failure: { message, help, exitCode } };
}
