import { realpathSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { quotePathForShell } from '../quote-shell.ts';
import { namesIn } from '../readers/folder/names-in.ts';
import { discard, HIDDEN, parts, REPLACING, removeIfEmpty } from './hidden-folder.ts';
import { ownersOf, takeOver } from './mark.ts';
import { exists, nearestFolder } from './nearest-folder.ts';
import { type Owner, stateOf, thisRun } from './owner.ts';
import { recover } from './recover.ts';
import { waitAMoment } from './wait-a-moment.ts';

/**
 * Puts right what killed runs left beside a folder and in it. What is not proven to be theirs stays; `note` gets a sentence about each of
 * these, except for runs that are at work.
 */
export function clearLeftovers(path: string, note: (text: string) => void): void {
  const folders = [nearestFolder(dirname(path)), ...(exists(path) ? [path] : [])];
  for (const folder of new Set(folders.map((folder) => realpathSync(folder)))) {
    for (const name of namesIn(folder).filter((name) => HIDDEN.test(name))) {
      const hidden = join(folder, name);
      const text = putRight(hidden, name === REPLACING ? recover : clear);
      if (text !== undefined) note(text);
    }
  }
}

/** How often a hidden folder is looked at before anything is said of it. */
const LOOKS = 3;

/**
 * Puts one hidden folder right. Returns what is to be said of it. A run that ends, or passes the turn on, changes its folder between two looks
 * of this one: first its mark is there, then neither mark nor run. What stays so for a moment is no such folder.
 */
function putRight(hidden: string, clears: (hidden: string) => boolean): string | undefined {
  let text: string | undefined;
  for (let look = 1; look <= LOOKS; look++) {
    if (clears(hidden)) return undefined;
    text = describeLeft(hidden);
    if (text === undefined) return undefined;
    if (look < LOOKS) waitAMoment();
  }
  return text;
}

/** Removes a folder in which a run that is dead made something. Returns whether it is gone. */
export function clear(hidden: string): boolean {
  // A run that was killed before it marked its folder; one that is alive makes another. A folder that holds something stays.
  return takeOver(hidden) ? discard(hidden) : removeIfEmpty(hidden);
}

/** What is to be said about a hidden folder that stays; nothing while its run is at work, or when it is gone. */
function describeLeft(hidden: string): string | undefined {
  const owner = strangerOf(hidden);
  if (owner === 'this run' || (owner && stateOf(owner) === 'alive') || !exists(hidden)) return undefined;
  const whose = owner ? `is of ${nameRun(owner)}` : 'does not say which run of lsimport it is of';
  return `${hidden} ${whose}. ${adviceIfIdle(hidden)}`;
}

/** The last other run that a hidden folder belonged to. This one may have tried to put it right. */
export function strangerOf(hidden: string): Owner | 'this run' | undefined {
  const owners = ownersOf(hidden);
  const own = thisRun();
  const others = owners.filter(({ pid, started, system }) => {
    return pid !== own.pid || started !== own.started || system !== own.system;
  });
  return owners.length > 0 && others.length === 0 ? 'this run' : others.at(-1);
}

/** A run for people, such as "a run of lsimport (process 12 on node-3)". */
export function nameRun({ pid, host }: Owner): string {
  return `a run of lsimport (process ${pid}${host === hostname() ? '' : ` on ${host}`})`;
}

/** What to do about a hidden folder whose run may have been killed where nobody here can see it. */
export function adviceIfIdle(hidden: string): string {
  return `If no run is at work there: ${adviceAbout(hidden)}`;
}

/** What to do about a hidden folder whose run has ended. */
export function adviceAbout(hidden: string): string {
  const old = join(hidden, parts.old);
  const first = namesIn(old).length > 0 ? `move what is in ${old} back to ${dirname(hidden)}, and then ` : '';
  return `${first}remove it with rm -r ${quotePathForShell(hidden)}`;
}
