import type { Stats } from 'node:fs';
import { EXIT, UserError } from '../errors.ts';
import { whatIsAt } from '../readers/what-is-at.ts';

/** Watches a file from here on: throws a UserError when it is another one by then, or has other content as far as its size and date tell. */
export function refuseChanged(path: string, displayPath: string, before: Stats): () => void {
  return () => {
    const after = whatIsAt(path);
    if (after && after.size === before.size && after.mtimeMs === before.mtimeMs) return;
    const hasGrown = after?.ino === before.ino && after.size > before.size;
    throw new UserError(
      EXIT.unreadable,
      `${displayPath} ${hasGrown ? 'grew' : 'changed'} while it was read.`,
      // Nobody can wait for the end of a log that a server writes.
      hasGrown
        ? 'Copy it first, and read the copy.'
        : 'Run the same command again when nothing writes to it, or use a copy of it.',
    );
  };
}
