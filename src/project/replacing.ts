import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, UserError } from '../errors.ts';
import { discard, makeHiddenFolder, parts, REPLACING, takesName } from './hidden-folder.ts';
import { adviceIfIdle, nameRun, strangerOf } from './leftovers.ts';
import { stateOf } from './owner.ts';
import { recover } from './recover.ts';

/**
 * Makes the hidden folder in which the new entries of a folder are made: the only one of its name, so that of two runs that replace the same
 * entries the later one gives way, wherever it runs. It gets its name by a rename when it is whole, with its mark.
 */
export function beginReplacing(folder: string, displayPath: string): string {
  const made = makeHiddenFolder(folder);
  const work = join(folder, REPLACING);
  try {
    mkdirSync(join(made, parts.new));
    if (takesName(made, work) || (recover(work) && takesName(made, work))) return work;
    throw inTheWay(work, displayPath);
  } catch (error) {
    discard(made);
    throw error;
  }
}

function inTheWay(work: string, displayPath: string): UserError {
  const owner = strangerOf(work);
  if (typeof owner === 'object' && stateOf(owner) === 'alive') {
    return new UserError(
      EXIT.unwritable,
      `Another run of lsimport (process ${owner.pid}) is replacing ${displayPath}.`,
      'Wait for it to finish, then check whether this run is still needed.',
    );
  }
  const who = typeof owner === 'object' ? nameRun(owner) : 'a run of lsimport';
  return new UserError(
    EXIT.unwritable,
    `Cannot replace ${displayPath}: ${who} is at it or was killed while it was, and ${work} is there.`,
    adviceIfIdle(work),
  );
}
