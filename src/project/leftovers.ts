import { existsSync, lstatSync, realpathSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemCode } from '../errors.ts';
import { HIDDEN } from './hidden-folder.ts';
import { isLeftByDeadRun } from './mark.ts';
import { namesIn } from './names-in.ts';
import { nearestFolder } from './nearest-folder.ts';
import { settle } from './settle.ts';

/** Puts right what killed runs left beside a project and in its folder. What is not proven to be theirs stays. */
export function clearLeftovers(project: string): void {
  // Beside it first: the project itself may be among what is put back.
  for (const path of [nearestFolder(dirname(project)), project]) {
    if (!existsSync(path)) continue;
    const folder = realpathSync(path);
    for (const name of namesIn(folder)) {
      if (HIDDEN.test(name)) clear(join(folder, name), settle);
    }
  }
}

/** Has a folder removed that a killed run left. One that is protected is in nobody's way. */
export function clear(folder: string, remove: (folder: string) => void): void {
  try {
    if (isLeftByDeadRun(folder)) remove(folder);
    // A run that was killed before it marked its folder; a living one makes another. This never removes a folder that holds something.
    else if (lstatSync(folder).isDirectory()) rmdirSync(folder);
  } catch (error) {
    if (!systemCode(error)) throw error;
  }
}
