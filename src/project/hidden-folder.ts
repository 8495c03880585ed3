import { mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../errors.ts';
import { MARK, writeMark } from './mark.ts';
import { isThere } from './move.ts';

/** How the hidden folder of a run begins; six letters that nobody can guess follow. */
export const PREFIX = '.lsimport-';

/** The hidden folder in a folder whose entries are being replaced. There is one at a time. */
export const REPLACING = '.lsimport-replacing';

/** The hidden folder of the run whose files appear in a folder right now. There is one at a time. */
export const PUBLISHING = '.lsimport-publishing';

/** The names of hidden folders. */
export const HIDDEN = /^\.lsimport-(?:[A-Za-z0-9]{6}|replacing|publishing)$/;

/** What a hidden folder holds beside its marks; docs/maintainers/staging.md says when. */
export const parts = {
  /** What is being made. Nobody else has seen it. */
  new: 'new',
  /** The same when all old entries have left and its own are moving out to take their places. */
  entering: 'entering',
  /** Old entries that have left; until `entering` is there they may have to go back. */
  old: 'old',
  /** An empty folder in this one tells by its name under which name the old completions are kept. */
  kept: 'kept',
} as const;

/** Makes a folder in another that is this run's alone, with a mark that says so. */
export function makeHiddenFolder(parent: string, prefix = PREFIX): string {
  for (;;) {
    const folder = mkdtempSync(join(parent, prefix));
    try {
      writeMark(folder);
      return folder;
    } catch (error) {
      // Another run took it for one that was left empty.
      if (systemCode(error) === 'ENOENT') continue;
      removeIfEmpty(folder);
      throw error;
    }
  }
}

/** Whether a hidden folder could get a name that no other had; an empty one does not count. */
export function takesName(made: string, name: string): boolean {
  try {
    renameSync(made, name);
    return true;
  } catch (error) {
    // Of a name that was taken when it was asked for, the folder may be gone by now.
    const isTaken = ['EEXIST', 'ENOTEMPTY'].includes(systemCode(error) ?? '');
    if (!isTaken && (!systemCode(error) || !isThere(name))) throw error;
    return false;
  }
}

/**
 * Removes a hidden folder of this run, or one that it took over; nothing where it is gone. Of the user's files, those go whose successors are
 * all in place, and no others. Returns whether the folder is gone.
 */
export function discard(work: string): boolean {
  try {
    const names = contentOf(work);
    if (!names) return true;
    const entering = contentOf(join(work, parts.entering));
    const old = contentOf(join(work, parts.old)) ?? [];
    if (entering ? entering.length > 0 : old.length > 0) return false;
    for (const name of old) unlinkSync(join(work, parts.old, name));
    removeFolder(join(work, parts.old));
    removeFolder(join(work, parts.entering));
    for (const name of names) {
      if (!MARK.test(name)) rmSync(join(work, name), { recursive: true, force: true });
    }
    // The marks go last: until then the folder has an owner.
    for (const name of names) if (MARK.test(name)) unlinkSync(join(work, name));
    removeFolder(work);
    return true;
  } catch (error) {
    if (!systemCode(error)) throw error;
    return false;
  }
}

/** The names in a folder; undefined where there is none. */
export function contentOf(folder: string): string[] | undefined {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    return undefined;
  }
}

/** Removes a folder if there is nothing in it; whether it did. */
export function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    if (!systemCode(error)) throw error;
    return false;
  }
}

/** Removes a folder that must be empty; one that is gone is fine. */
function removeFolder(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}
