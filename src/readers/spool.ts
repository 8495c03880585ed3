import { createWriteStream } from 'node:fs';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cannotRead, EXIT, reasonOf, systemCode, UserError } from '../errors.ts';
import { gunzip, TrailingData } from './gunzip.ts';
import { GzipBomb, watchForBomb } from './gzip-bomb.ts';

/**
 * Copies a stream to a file. Importers read files, some of them twice; a pipe or a compressed file becomes one first, in constant memory.
 * `displayPath` names the stream for people.
 */
export function spool(stream: Readable, to: string, displayPath: string, signal: AbortSignal): Promise<void> {
  return explaining(displayPath, to, () => pipeline(stream, createWriteStream(to), { signal }));
}

/** Unpacks a gzip file, all members of it, into another file. */
export function unpack(from: string, to: string, displayPath: string, signal: AbortSignal): Promise<void> {
  return explaining(displayPath, to, () =>
    pipeline(gunzip(from, watchForBomb(dirname(to))), createWriteStream(to), { signal }),
  );
}

/** Runs a copy to a file; what may go wrong with it becomes a sentence, anything else passes. */
async function explaining(displayPath: string, to: string, copy: () => Promise<void>): Promise<void> {
  try {
    await copy();
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException, displayPath, to);
  }
}

function explain(error: NodeJS.ErrnoException, displayPath: string, to: string): Error {
  if (error instanceof TrailingData) {
    return new UserError(
      EXIT.unreadable,
      `Cannot read ${displayPath}: data follows the end of the gzip data.`,
      'Copy or download the file again, or take what gzip reads of it: gzip -dc FILE > NEW',
    );
  }
  if (error instanceof GzipBomb) {
    return new UserError(
      EXIT.unreadable,
      `${displayPath} looks like a gzip bomb: ${error.message}.`,
      error.help,
    );
  }
  if (error.code === 'Z_BUF_ERROR') {
    return new UserError(
      EXIT.unreadable,
      `Cannot read ${displayPath}: the compressed data ends too early.`,
      'Copy or download the file again.',
    );
  }
  if (error.code === 'Z_DATA_ERROR') {
    return new UserError(
      EXIT.unreadable,
      `Cannot read ${displayPath}: it is not gzip data, or it is damaged.`,
      'Test it with: gzip --test FILE',
    );
  }
  if (!systemCode(error)) return error;
  if (error.syscall !== 'write' && error.path !== to) return cannotRead(displayPath, error);
  return new UserError(
    EXIT.unwritable,
    `Cannot write a temporary copy of ${displayPath}: ${reasonOf(error)}.`,
    'Set the environment variable TMPDIR to use another folder for such files.',
  );
}
