import type { Diagnostic } from './diagnostic.ts';
import { firstPlaces } from './first-places.ts';
import { errorsFirst, type Log } from './log.ts';

/**
 * The findings that a program gets to read, in the order in which they were found and never more than the limit of the log. Where it has more,
 * the first places of each group come before others, errors before warnings: a late error is not lost behind many warnings.
 */
export function listFindings({ groups, kept, limit }: Log): readonly Diagnostic[] {
  if (kept.length <= limit) return kept;
  const listed = new Set<Diagnostic>();
  for (const [, diagnostic] of firstPlaces([...groups].sort(errorsFirst))) {
    if (listed.size < limit) listed.add(diagnostic);
  }
  for (const diagnostic of kept) if (listed.size < limit) listed.add(diagnostic);
  return kept.filter((diagnostic) => listed.has(diagnostic));
}
