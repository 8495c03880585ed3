import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { createClient } from '../../src/server/client.ts';

/** A server in a thread of its own: a little after every second answer it closes all connections, and counts how often it did. */
const code = `
const { createServer } = require('node:net');
const { parentPort, workerData } = require('node:worker_threads');
const text = 'HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\n{}';
const sockets = new Set();
let answers = 0;
const closeAll = () => {
  for (const socket of sockets) socket.destroy();
  setImmediate(() => {
    Atomics.add(workerData, 0, 1);
    Atomics.notify(workerData, 0);
  });
};
const server = createServer((socket) => {
  sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)));
  socket.on('data', () => {
    socket.write(text);
    if (++answers % 2 === 0) setTimeout(closeAll, 50);
  });
}).listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

it('asks on a new connection when the server closed the old one while this process was at work', async () => {
  const closed = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(code, { eval: true, workerData: closed });
  onTestFinished(async () => void (await worker.terminate()));
  const [port] = await once(worker, 'message');
  const token = { kind: 'legacy', value: '0'.repeat(40) } as const;
  const { signal } = new AbortController();
  const client = createClient({ address: `http://127.0.0.1:${port}`, token, env: {}, signal });
  for (let times = 0; times < 3; times++) {
    expect((await client.ask('GET', '/')).status).toBe(200);
    expect((await client.ask('GET', '/')).status).toBe(200);
    // Nothing else happens in this thread until the connection is closed.
    expect(Atomics.wait(closed, 0, times, 20_000)).toBe('ok');
  }
  expect(await client.statusOf('/')).toBe(200);
});
