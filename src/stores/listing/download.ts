import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { EXIT, reasonOf, systemCode, UserError } from '../../errors.ts';
import { writing } from '../../project/staging.ts';
import type { ObjectHead, Store } from '../store.ts';
import { refused } from '../store-problem.ts';

/** How often the rest of an object is asked for when its body breaks off. */
const ATTEMPTS = 5;

/**
 * Copies an object to a file. Where its body breaks off, the rest is asked for, of the same version. `known` is what the store says of it;
 * `address` names it for people. Returns the bytes written.
 */
export async function download(
  store: Store,
  key: string,
  to: string,
  {
    known,
    address,
    most,
    signal,
  }: { known?: ObjectHead; address: string; most?: number; signal: AbortSignal },
): Promise<number> {
  const size = known?.size;
  const wanted = Math.min(most ?? Number.POSITIVE_INFINITY, size ?? Number.POSITIVE_INFINITY);
  writing(to, () => mkdirSync(dirname(to), { recursive: true }), 'file');
  let done = 0;
  for (let attempt = 1; ; attempt++) {
    const before = done;
    const length = most === undefined ? undefined : most - done;
    const part = { start: done, ...(length !== undefined && { length }), version: known?.version };
    const { bytes, isBroken } = await append(await store.read(key, part), to, done, signal);
    done += bytes;
    if (!isBroken && (size === undefined || done >= wanted)) return done;
    // What comes on, however slowly, is not given up.
    if (done > before) attempt = 1;
    if (attempt >= ATTEMPTS) {
      throw refused(
        `The content of ${address} breaks off after ${done}${size === undefined ? '' : ` of ${size}`} bytes, also after ${ATTEMPTS} attempts.`,
        'Check the network and any proxy, and try again.',
      );
    }
    await setTimeout(100 * 2 ** attempt, undefined, { signal });
  }
}

/** Appends a body to a file, as far as it comes. */
async function append(
  body: Readable,
  to: string,
  start: number,
  signal: AbortSignal,
): Promise<{ bytes: number; isBroken: boolean }> {
  const file = createWriteStream(to, start === 0 ? {} : { flags: 'r+', start });
  // One that was opened before may have broken off by now.
  let isBroken = body.errored !== null;
  body.once('error', () => {
    isBroken = true;
  });
  try {
    await pipeline(body, file, { signal });
  } catch (error) {
    signal.throwIfAborted();
    if (!isBroken) throw explainCopy(error, to);
  }
  return { bytes: file.bytesWritten, isBroken };
}

function explainCopy(error: unknown, to: string): unknown {
  if (!systemCode(error)) return error;
  return new UserError(
    EXIT.unwritable,
    `Cannot write the temporary file ${to}: ${reasonOf(error)}.`,
    'Set the environment variable TMPDIR to use another folder for such files.',
  );
}
