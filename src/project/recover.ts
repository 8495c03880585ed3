import { dirname, join } from 'node:path';
import { systemCode } from '../errors.ts';
import { discard, parts, removeIfEmpty } from './hidden-folder.ts';
import { takeOver } from './mark.ts';
import { isThere } from './move.ts';
import { moveBack, moveIn } from './replace-entries.ts';
import { syncFolder } from './sync.ts';

/**
 * Ends the replacement of entries that a dead run was killed in: puts the old ones back, or when all of them had left, lets the new ones
 * enter. Nothing is replaced on the way. Returns whether the hidden folder is gone; it stays when it is not proven to be that of a dead run,
 * or when something stands in a place that an entry needs.
 */
export function recover(work: string): boolean {
  // An empty one is what a run leaves that is killed at its very end.
  if (!takeOver(work)) return removeIfEmpty(work);
  const folder = dirname(work);
  try {
    if (isThere(join(work, parts.entering))) moveIn(folder, work);
    else moveBack(folder, work);
    syncFolder(folder);
  } catch (error) {
    if (!systemCode(error)) throw error;
    return false;
  }
  return discard(work);
}
