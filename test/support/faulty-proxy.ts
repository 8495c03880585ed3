import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as later } from 'node:timers';

/** What happens to a request on its way: it, or its answer, is lost, or it takes longer. */
export type Mishap = 'cut before' | 'cut after' | '502 before' | '504 after' | 'delay';

export const mishaps: readonly Mishap[] = ['cut before', 'cut after', '502 before', '504 after', 'delay'];

/** What a plan may have happen besides: the tasks of an import arrive without predictions and annotations, as they may on a busy SQLite. */
type Planned = Mishap | 'loss' | undefined;

export interface FaultyProxy {
  url: string;
  /** How often each happened. */
  happened: Map<Mishap, number>;
  /** Where it passes requests on to; may change when the server is started again. */
  target: string;
  close(): Promise<void>;
}

/** Starts a proxy on loopback that asks `plan` for each request what is to go wrong with it; undefined lets it pass. */
export async function startFaultyProxy(
  target: string,
  plan: (method: string, path: string) => Planned,
): Promise<FaultyProxy> {
  const proxy: FaultyProxy = { url: '', happened: new Map(), target, close: async () => {} };
  const server = createServer(async (incoming, outgoing) => {
    const body = await readAll(incoming);
    const mishap = plan(incoming.method!, incoming.url!);
    if (mishap && mishap !== 'loss') proxy.happened.set(mishap, (proxy.happened.get(mishap) ?? 0) + 1);
    if (mishap === 'cut before') return void incoming.socket.destroy();
    if (mishap === '502 before') return answerPage(outgoing, 502);
    if (mishap === 'delay') await new Promise((resolve) => later(resolve, 50));
    const answer = await passOn(proxy.target, incoming, mishap === 'loss' ? withoutEntries(body) : body);
    if (mishap === 'cut after' || answer === undefined) return void incoming.socket.destroy();
    if (mishap === '504 after') return answerPage(outgoing, 504);
    outgoing.writeHead(answer.status, answer.headers);
    outgoing.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  proxy.close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return proxy;
}

function withoutEntries(body: Buffer): Buffer {
  const tasks = JSON.parse(body.toString('utf8')) as object[];
  return Buffer.from(JSON.stringify(tasks.map((task) => ({ ...task, predictions: [], annotations: [] }))));
}

function answerPage(outgoing: ServerResponse, status: number): void {
  outgoing.writeHead(status, { 'content-type': 'text/html' });
  outgoing.end('<html><title>Gateway</title></html>');
}

interface Passed {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** Undefined when the server itself gave no answer. */
function passOn(
  target: string,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<Passed | undefined> {
  return new Promise((resolve) => {
    const to = new URL(target);
    const passed = request(
      {
        host: to.hostname,
        port: to.port,
        method,
        path: url,
        headers: {
          ...headers,
          host: to.host,
          ...(headers['content-length'] !== undefined && { 'content-length': String(body.length) }),
        },
        agent: false,
      },
      (answer) =>
        readAll(answer).then(
          (bytes) => {
            const { 'transfer-encoding': _, connection: __, ...kept } = answer.headers;
            resolve({
              status: answer.statusCode!,
              headers: { ...kept, 'content-length': String(bytes.length) },
              body: bytes,
            });
          },
          () => resolve(undefined),
        ),
    );
    passed.on('error', () => resolve(undefined));
    passed.end(body);
  });
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
