import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../errors.ts';
import { discard, makeHiddenFolder, PUBLISHING, parts, takesName } from './hidden-folder.ts';
import { clear, nameRun, strangerOf } from './leftovers.ts';
import { stateOf, thisRun } from './owner.ts';
import { removeHidden } from './staging.ts';

/** The turn of a run to make its files appear in a folder. */
export interface Turn {
  /** Whether it is this run's from now on. */
  take(): boolean;
  /** Gives it to others. Returns a sentence if a hidden folder is still there. */
  end(): string | undefined;
}

/** Makes the hidden folder of this run, which is the one that publishes as long as that has the name of the turn. */
export function askForTurn(folder: string): Turn {
  const made = makeHiddenFolder(folder);
  const work = join(folder, PUBLISHING);
  let isOurs = false;
  try {
    // Where there are no marks it would be empty, and another one could take its place.
    mkdirSync(join(made, parts.new));
  } catch (error) {
    discard(made);
    throw error;
  }
  return {
    take() {
      // A run that was killed while it had the turn has lost it.
      isOurs = takesName(made, work) || (clear(work) && takesName(made, work));
      return isOurs;
    },
    end() {
      // In one step: of what is half removed another run could take the name, and lose its folder to this one.
      try {
        if (isOurs) renameSync(work, made);
      } catch (error) {
        if (!systemCode(error)) throw error;
        return removeHidden(work);
      }
      return removeHidden(made);
    },
  };
}

/** The run that has the turn in a folder, as far as it says. */
export function holderOf(folder: string): { work: string; name: string; isAlive: boolean } {
  const work = join(folder, PUBLISHING);
  const other = strangerOf(work);
  const owner = other === 'this run' ? thisRun() : other;
  if (!owner) return { work, name: 'a run of lsimport', isAlive: false };
  return { work, name: nameRun(owner), isAlive: stateOf(owner) === 'alive' };
}
