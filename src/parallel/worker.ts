import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../errors.ts';
import { unpacker } from './packed-batch.ts';
import type { WorkerFailure, WorkerSetup, WorkerTask } from './protocol.ts';
import { threadProcessor } from './thread-processor.ts';

// The other thread of a large import.

const process = threadProcessor(workerData as WorkerSetup);
const unpack = unpacker();

parentPort!.on('message', (task: WorkerTask) => {
  try {
    parentPort!.postMessage(process(unpack(task.batch), task));
  } catch (error) {
    parentPort!.postMessage(describe(error));
  }
});

function describe(error: unknown): WorkerFailure {
  if (!(error instanceof UserError)) return { failure: { stack: (error as Error).stack ?? String(error) } };
  const { message, help, exitCode } = error;
  return { failure: { message, help, exitCode } };
}
