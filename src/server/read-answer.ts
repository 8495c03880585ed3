import type { Readable } from 'node:stream';
import { ServerError } from './server-error.ts';

/** Bytes of an answer: a list of a million uploaded files has 150 MB, and a page of 500 tasks with the `meta` of users, or a task with ten brush masks, 70. */
export const MOST = 256 << 20;

/** The text of an answer. Throws ServerError for one that would fill the memory, and takes no more of it. */
export async function readAnswer(body: Readable, most: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) {
      throw new ServerError(
        `The server's answer has more than ${most >> 20} MiB.`,
        'Check the address: what answers there may not be Label Studio.',
      );
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The first bytes of an answer, whose rest is not wanted, and may be large. */
export async function readStart(body: Readable, wanted: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  if (wanted > 0) {
    for await (const part of body as AsyncIterable<Buffer>) {
      parts.push(part);
      size += part.length;
      if (size >= wanted) break;
    }
  }
  body.on('error', () => {}).destroy();
  return Buffer.concat(parts).subarray(0, wanted);
}
