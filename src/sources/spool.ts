import { createReadStream, createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { cannotRead, EXIT, reasonOf, systemCode, UserError } from '../errors.ts';

/**
 * Copies a stream to a file. Importers read files, some of them twice; a pipe or a compressed file becomes one first, in constant memory.
 * `shown` names the stream for people.
 */
export async function spool(stream: Readable, to: string, shown: string, signal: AbortSignal): Promise<void> {
  const file = createWriteStream(to);
  try {
    await pipeline(stream, file, { signal });
  } catch (error) {
    throw explain(error, shown, file.errored);
  }
}

/** Unpacks a gzip file, all members of it, into another file. */
export async function unpack(from: string, to: string, shown: string, signal: AbortSignal): Promise<void> {
  const file = createWriteStream(to);
  try {
    await pipeline(createReadStream(from), createGunzip(), file, { signal });
  } catch (error) {
    throw explain(error, shown, file.errored);
  }
}

/** The sentence for what went wrong on the way; what nobody expects passes. */
function explain(error: unknown, shown: string, writeError: Error | null): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR') {
    return new UserError(
      EXIT.unreadable,
      `Cannot read ${shown}: the compressed data ends too early.`,
      'Copy or download the file again.',
    );
  }
  if (code === 'Z_DATA_ERROR') {
    return new UserError(
      EXIT.unreadable,
      `Cannot read ${shown}: this is no gzip data, or it is damaged.`,
      'Try it with: gzip --test FILE',
    );
  }
  if (!systemCode(error)) return error;
  if (error !== writeError) return cannotRead(shown, error);
  return new UserError(
    EXIT.unwritable,
    `Cannot write a temporary copy of ${shown}: ${reasonOf(error)}.`,
    'The environment variable TMPDIR names the folder for such files.',
  );
}
