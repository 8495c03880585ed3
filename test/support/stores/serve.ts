import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** Starts a server of the test's own; returns its origin. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse, url: URL) => unknown,
): Promise<string> {
  const server = createServer((request, response) => {
    answer(request, response, new URL(request.url!, 'http://localhost'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The part of a content that a request asks for. */
export function sendPart(
  content: Buffer,
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  more: Record<string, string> = {},
): unknown {
  const range = headers['x-ms-range'] ?? headers.range;
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(String(range ?? '')) ?? [];
  if (from !== undefined && Number(from) >= content.length) return response.writeHead(416).end();
  const start = Number(from ?? 0);
  const part = content.subarray(start, to ? Number(to) + 1 : undefined);
  response.writeHead(from === undefined ? 200 : 206, {
    'content-length': part.length,
    ...(from !== undefined && {
      'content-range': `bytes ${start}-${start + part.length - 1}/${content.length}`,
    }),
    'last-modified': 'Mon, 01 Mar 2021 12:00:00 GMT',
    ...more,
  });
  return response.end(method === 'HEAD' ? undefined : part);
}
