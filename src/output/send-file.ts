import { createReadStream } from 'node:fs';
import type { Stream } from '../report/style.ts';

/** Sends a file to a stream, no faster than that takes it. Ends early when the reader at its end has gone away. */
export async function sendFile(path: string, stream: Stream, signal: AbortSignal): Promise<void> {
  for await (const text of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18, signal })) {
    if (stream.destroyed) return;
    if (stream.write(text as string) === false) await hasRoom(stream);
  }
}

/** Waits until the stream takes more, or never will. */
function hasRoom(stream: Stream): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.off?.('drain', done);
      stream.off?.('close', done);
      resolve();
    };
    stream.once?.('drain', done);
    stream.once?.('close', done);
  });
}
