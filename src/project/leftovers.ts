import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemCode } from '../errors.ts';
import { namesIn } from './names-in.ts';
import { nearestFolder } from './nearest-folder.ts';
import { type Owner, parseTag, stateOf } from './owner.ts';
import { settle } from './settle.ts';

/** How the hidden folder of a run begins; the tag of its owner follows. */
export const PREFIX = '.lsimport-';

/** The runs that have a hidden folder in a folder. */
export function ownersIn(folder: string): { name: string; owner: Owner }[] {
  return namesIn(folder).flatMap((name) => {
    const owner = name.startsWith(PREFIX) ? parseTag(name.slice(PREFIX.length)) : undefined;
    return owner ? [{ name, owner }] : [];
  });
}

/** Puts right what killed runs left beside a project and in its folder. That of runs that may be alive stays. */
export function clearLeftovers(project: string): void {
  // Beside it first: the project itself may be among what is put back.
  for (const path of [nearestFolder(dirname(project)), project]) {
    if (!existsSync(path)) continue;
    const folder = realpathSync(path);
    for (const { name, owner } of ownersIn(folder)) {
      if (stateOf(owner) === 'dead') settleIfAllowed(join(folder, name));
    }
  }
}

/** What somebody else left may be protected; it is in nobody's way. */
function settleIfAllowed(work: string): void {
  try {
    settle(work);
  } catch (error) {
    if (!systemCode(error)) throw error;
  }
}
