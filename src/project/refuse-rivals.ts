import { basename, dirname } from 'node:path';
import { EXIT, UserError } from '../errors.ts';
import { ownersIn, PREFIX } from './leftovers.ts';
import { isEarlier, parseTag, stateOf } from './owner.ts';
import type { Staging } from './staging.ts';

/**
 * Of two runs that replace the same project the later one gives way. Runs that make the same new project do not see each other before one of
 * them has made it.
 */
export function refuseRivals({ work, isFirst }: Staging, shown: string): void {
  if (isFirst) return;
  const own = parseTag(basename(work).slice(PREFIX.length))!;
  for (const { owner } of ownersIn(dirname(work))) {
    if (stateOf(owner) !== 'alive' || !isEarlier(owner, own)) continue;
    throw new UserError(
      EXIT.unwritable,
      `Another run of lsimport (process ${owner.pid}) is replacing ${shown}.`,
      'Wait until it has ended, then look whether this run is still needed.',
    );
  }
}
