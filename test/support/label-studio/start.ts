import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Reply, Seen } from './replies.ts';
import { route } from './routes.ts';
import { emptyState, type FakeProject, type State } from './state.ts';

/** A request as the imitation got it. */
/** What goes wrong with one request: it gets this answer instead, before or after it was heeded; or the connection is cut. */
export interface Fault {
  when: 'before' | 'after';
  answer: Reply | 'cut';
}

export interface FakeServer {
  url: string;
  state: State;
  requests: Seen[];
  /** Asked for each request; undefined lets it pass. */
  fault: ((seen: Seen) => Fault | undefined) | undefined;
  /** The only project. */
  project(): FakeProject;
}

export const personalToken = [
  'eyJhbGciOiJIUzI1NiJ9',
  encode({ token_type: 'refresh', exp: 8e9 }),
  'c2lnbmF0dXJl',
].join('.');

function encode(payload: object): string {
  return Buffer.from(JSON.stringify(payload)).toString('base64url');
}

/**
 * Starts a small imitation of Label Studio 1.23.2 on loopback that behaves as was measured on the real one: nothing in it is idempotent, and
 * it takes what it is given. `prefix` is a path in front of it, as a proxy may put one there.
 */
export async function startFakeServer({ prefix = '' } = {}): Promise<FakeServer> {
  const fake: FakeServer = {
    url: '',
    state: emptyState(),
    requests: [],
    fault: undefined,
    project() {
      const [only, ...others] = fake.state.projects.values();
      if (!only || others.length > 0) throw new Error(`there are ${fake.state.projects.size} projects`);
      return only;
    },
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const url = new URL(request.url!, 'http://fake');
      const seen: Seen = {
        method: request.method!,
        path: url.pathname,
        headers: request.headers,
        body: Buffer.concat(parts),
      };
      fake.requests.push(seen);
      const fault = fake.fault?.(seen);
      const heeded = fault?.when === 'before' ? undefined : answer(fake.state, prefix, seen, url);
      const reply = fault ? fault.answer : heeded!;
      if (reply === 'cut') {
        request.socket.destroy();
        return;
      }
      const { status, json, text = json === undefined ? '' : JSON.stringify(json), headers } = reply;
      response.writeHead(status, {
        'content-type': json === undefined ? 'text/html' : 'application/json',
        ...headers,
      });
      response.end(text);
    });
  });
  fake.url = `${await listen(server)}${prefix}`;
  return fake;
}

function answer(state: State, prefix: string, seen: Seen, url: URL): Reply {
  if (!url.pathname.startsWith(`${prefix}/`))
    return { status: 404, text: '<html><title>Not Found</title></html>' };
  return route(state, { ...seen, path: url.pathname.slice(prefix.length) }, url.searchParams);
}

/** Has a server listen on a free port of loopback until the test is over. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
