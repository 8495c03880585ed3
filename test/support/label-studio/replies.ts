import type { IncomingMessage } from 'node:http';

/** A request that arrived. */
export interface Seen {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export interface Reply {
  status: number;
  json?: unknown;
  text?: string;
  headers?: Record<string, string>;
}

export function ok(json: unknown, status = 200): Reply {
  return { status, json };
}
