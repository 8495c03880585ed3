import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { expect, it, vi } from 'vitest';
import type { WorkerSetup, WorkerTask } from '../../src/parallel/protocol.ts';
import { startWorker } from '../../src/parallel/worker-pool.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

it.each([
  ['ends', 'process.exit(3)', 'A thread ended with code 3 before its tasks were done.'],
  ['ends as if all were well', 'process.exit(0)', 'A thread ended with code 0 before its tasks were done.'],
  ['throws', "throw new Error('broken')", 'broken'],
])('what waits for a thread that %s is told so, and what comes later too', async (_, what, message) => {
  const folder = temporaryFolder();
  const source = `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { ${what} });`;
  writeFiles(folder, { 'worker.mjs': source });
  const worker = startWorker(
    {} as WorkerSetup,
    new AbortController().signal,
    pathToFileURL(join(folder, 'worker.mjs')),
  );
  const task = { batch: {} } as WorkerTask;
  const both = await Promise.allSettled([worker.send(task), worker.send(task)]);
  const later = await Promise.allSettled([worker.send(task)]);
  await worker.end();
  const messages = [...both, ...later].map((end) => end.status === 'rejected' && String(end.reason.message));
  expect(messages).toEqual([message, message, message]);
});

it('what waits for a thread whose message cannot be read is told so', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'worker.mjs': "import { parentPort } from 'node:worker_threads'; parentPort.ref();" });
  const worker = startWorker(
    {} as WorkerSetup,
    new AbortController().signal,
    pathToFileURL(join(folder, 'worker.mjs')),
  );
  vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (this: Worker) {
    setImmediate(() => this.emit('messageerror', new Error('Unable to deserialize cloned data')));
  });
  const [end] = await Promise.allSettled([worker.send({ batch: {} } as WorkerTask)]);
  await worker.end();
  expect(end.status === 'rejected' && end.reason.message).toBe(
    'A thread sent what cannot be read before its tasks were done.',
  );
});
