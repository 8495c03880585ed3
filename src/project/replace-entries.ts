import { mkdirSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, reasonOf, systemCode, UserError } from '../errors.ts';
import { isEmptyFolder } from './find-project.ts';
import { freeName } from './free-name.ts';
import { contentOf, parts, removeIfEmpty } from './hidden-folder.ts';
import { isThere, moveToFreePlace } from './move.ts';
import { syncFolder } from './sync.ts';

const COMPLETIONS = 'completions';

/** Without it no Label Studio opens a folder. It leaves first and enters last, so that nobody opens a mixture. */
const KEY = 'config.json';

/**
 * Replaces entries of a folder by the new ones in the hidden folder `work` in it: the old ones move aside, then the new ones move in, and
 * each only to a place that is free. When one of these moves fails, all is put back and the error thrown. Old completions are kept in the
 * folder. Returns under which name, if there are any.
 */
export function replaceEntries(folder: string, work: string, leaving: readonly string[]): string | undefined {
  const fresh = readdirSync(join(work, parts.new));
  try {
    moveAside(folder, work, leaving);
    renameSync(join(work, parts.new), join(work, parts.entering));
    return moveIn(folder, work);
  } catch (error) {
    if (!systemCode(error)) throw error;
    rollBack(folder, work, fresh, error);
    throw error;
  }
}

/** Moves in the new entries that are still to come. Throws where a place is taken. Returns the name of kept completions, if there are any. */
export function moveIn(folder: string, work: string): string | undefined {
  const from = join(work, parts.entering);
  for (const name of keyLast(readdirSync(from))) moveToFreePlace(join(from, name), join(folder, name));
  syncFolder(folder);
  const kept = keptName(work);
  // What annotators finish until the very end is kept: only a folder that is empty goes.
  return kept !== undefined && removeIfEmpty(join(folder, kept)) ? undefined : kept;
}

/** Puts the old entries back, of which no successor has come yet. Throws where a place is taken. */
export function moveBack(folder: string, work: string): void {
  const kept = keptName(work);
  const completions = join(folder, COMPLETIONS);
  if (kept !== undefined && !isThere(completions) && isThere(join(folder, kept)))
    moveToFreePlace(join(folder, kept), completions);
  const old = join(work, parts.old);
  for (const name of keyLast(contentOf(old) ?? [])) moveToFreePlace(join(old, name), join(folder, name));
}

function moveAside(folder: string, work: string, leaving: readonly string[]): void {
  const old = join(work, parts.old);
  const completions = join(folder, COMPLETIONS);
  const made = join(work, parts.new, COMPLETIONS);
  // A folder that may be mounted somewhere stays the same where nothing has to change in it.
  const stays = isEmptyFolder(completions) && isEmptyFolder(made);
  mkdirSync(old);
  for (const name of keyLast(leaving).reverse()) {
    if (name !== COMPLETIONS && isThere(join(folder, name)))
      moveToFreePlace(join(folder, name), join(old, name));
  }
  if (stays) rmdirSync(made);
  if (stays || !leaving.includes(COMPLETIONS) || !isThere(completions)) return;
  // To a name beside them, as a folder of somebody else cannot go anywhere else.
  const kept = freeName(folder, COMPLETIONS);
  mkdirSync(join(work, parts.kept, kept), { recursive: true });
  moveToFreePlace(completions, join(folder, kept));
}

/** Undoes what was done so far; says where the old entries are if that fails as well. */
function rollBack(folder: string, work: string, fresh: readonly string[], cause: unknown): void {
  try {
    const entering = join(work, parts.entering);
    if (isThere(entering)) {
      const waiting = readdirSync(entering);
      for (const name of keyLast(fresh).reverse()) {
        if (!waiting.includes(name)) moveToFreePlace(join(folder, name), join(entering, name));
      }
      renameSync(entering, join(work, parts.new));
    }
    moveBack(folder, work);
  } catch (error) {
    if (!systemCode(error)) throw error;
    throw new UserError(
      EXIT.unwritable,
      `Cannot replace the entries of ${folder}: ${reasonOf(cause)}. Nor can they be put back: ${reasonOf(error)}.`,
      `Move what is in ${join(work, parts.old)} back to ${folder}; nothing of it is lost.`,
    );
  }
}

function keptName(work: string): string | undefined {
  return contentOf(join(work, parts.kept))?.[0];
}

/** Names in the order in which they enter. */
function keyLast(names: readonly string[]): string[] {
  return [...names].sort((a, b) => Number(a === KEY) - Number(b === KEY) || (a < b ? -1 : 1));
}
