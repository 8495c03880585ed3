import type { Diagnostic } from './diagnostic.ts';
import type { Group } from './log.ts';

/** The first place of each group, then the second ones and so on, as far as the groups have places. */
export function* firstPlaces(groups: readonly Group[]): Generator<[Group, Diagnostic]> {
  const most = Math.max(0, ...groups.map(({ first }) => first.length));
  for (let i = 0; i < most; i++) {
    for (const group of groups) {
      const diagnostic = group.first[i];
      if (diagnostic) yield [group, diagnostic];
    }
  }
}
