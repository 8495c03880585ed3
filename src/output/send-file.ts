import { createReadStream } from 'node:fs';
import { openRegularFile } from '../readers/regular-file.ts';
import type { Stream } from '../report/style.ts';
import { OutputLost } from '../report/watch-outputs.ts';

/**
 * Sends a file to standard output, no faster than that takes it. Ends early when the reader at its end has gone away; throws OutputLost when
 * it cannot be written for another reason, such as a full disk.
 */
export async function sendFile(path: string, stdout: Stream, signal: AbortSignal): Promise<void> {
  const { fd } = openRegularFile(path, path);
  for await (const text of createReadStream('', { fd, encoding: 'utf8', highWaterMark: 1 << 18, signal })) {
    const error = await write(stdout, text as string);
    if (!error) continue;
    if (isReaderGone(error)) return;
    throw new OutputLost(error);
  }
}

/** Waits until a text is written, or until it is known why not. */
function write(stdout: Stream, text: string): Promise<Error | null | undefined> {
  return new Promise((resolve) => void stdout.write(text, resolve));
}

function isReaderGone(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED';
}
