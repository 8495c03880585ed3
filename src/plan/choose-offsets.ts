import type { SharedOptions } from '../cli/options.ts';
import type { Profile } from '../profile.ts';
import type { OffsetRules } from '../regions/plan-offsets.ts';

type Said = Pick<SharedOptions, 'links' | 'documentRoot'>;

/** A project folder is one of Label Studio 0.9, unless its links say that it is for 1.x. */
export function offsetsOfProject(options: Said, { follows }: Profile): OffsetRules {
  if (follows) return { to: undefined, server: follows };
  return { to: isFor1x(options) ? 'code-points' : 'utf16' };
}

/** Nothing is written by a check: the input is for the Label Studio that its links say, or for both. */
export function offsetsOfCheck({ links }: Said, { follows }: Profile): OffsetRules {
  return { to: undefined, server: links === '0.9' || links === '1.x' ? links : follows };
}

/** A list of tasks is for either, unless its form or its links say more. */
export function offsetsOfForm(to: string | undefined, options: Said, profile: Profile): OffsetRules {
  if (to === 'tasks-1.x' || isFor1x(options)) return { to: 'code-points' };
  return profile.follows || options.links === '0.9' ? offsetsOfProject(options, profile) : { to: undefined };
}

/** Whether links to local files are those of Label Studio 1.x. */
export function isFor1x({ links, documentRoot }: Said): boolean {
  return links === '1.x' || documentRoot !== undefined;
}
