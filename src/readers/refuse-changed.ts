import { fstatSync, type Stats } from 'node:fs';
import { EXIT, readingInput, UserError } from '../errors.ts';
import { whatIsAt } from './what-is-at.ts';

/** Watches a file from here on: throws a UserError when it is another one by then, or has other content as far as its size and date tell. */
export function refuseChanged(path: string, displayPath: string, before: Stats): () => void {
  return () => refuse(displayPath, before, whatIsAt(path));
}

/** The same of an open file that was read to its end. What has its name by now does not matter: this one was read. */
export function refuseChangedFile(fd: number, before: Stats, displayPath: string): void {
  refuse(
    displayPath,
    before,
    readingInput(displayPath, () => fstatSync(fd)),
  );
}

/** Reads a file that has to stand still. Of one that does not, nothing that was read or that failed means anything. */
export async function standingStill<T>(
  path: string,
  displayPath: string,
  signal: AbortSignal,
  read: () => Promise<T>,
): Promise<T> {
  const before = whatIsAt(path);
  try {
    return await read();
  } finally {
    if (before?.isFile() && !signal.aborted) refuse(displayPath, before, whatIsAt(path));
  }
}

/** Whether there is a file of the same size and date. */
export function isUnchanged(before: Stats, after: Stats | undefined): boolean {
  return after !== undefined && after.size === before.size && after.mtimeMs === before.mtimeMs;
}

function refuse(displayPath: string, before: Stats, after: Stats | undefined): void {
  if (isUnchanged(before, after)) return;
  const hasGrown = after?.ino === before.ino && after.size > before.size;
  throw new UserError(
    EXIT.unreadable,
    `${displayPath} ${hasGrown ? 'grew' : 'changed'} while it was read.`,
    // Nobody can wait for the end of a log that a server writes.
    hasGrown
      ? 'Copy it first, and read the copy.'
      : 'Run the same command again when nothing writes to it, or use a copy of it.',
  );
}
