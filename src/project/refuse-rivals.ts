import { basename, dirname, join } from 'node:path';
import { EXIT, UserError } from '../errors.ts';
import { HIDDEN } from './hidden-folder.ts';
import { readMark } from './mark.ts';
import { namesIn } from './names-in.ts';
import { isEarlier, stateOf, thisRun } from './owner.ts';
import type { Staging } from './staging.ts';

/**
 * Of two runs that replace the same project the later one gives way. Runs that make the same new project do not see each other before one of
 * them has made it.
 */
export function refuseRivals({ work, isFirst }: Staging, shown: string): void {
  if (isFirst) return;
  const own = thisRun();
  for (const name of namesIn(dirname(work))) {
    const owner =
      HIDDEN.test(name) && name !== basename(work) ? readMark(join(dirname(work), name)) : undefined;
    if (!owner || stateOf(owner) !== 'alive' || !isEarlier(owner, own)) continue;
    throw new UserError(
      EXIT.unwritable,
      `Another run of lsimport (process ${owner.pid}) is replacing ${shown}.`,
      'Wait until it has ended, then look whether this run is still needed.',
    );
  }
}
