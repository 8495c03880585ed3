import { realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { readingInput } from '../../errors.ts';

/** Tells where links to folders lead, seen from the root of a walk, and keeps the walk from reading a folder twice. */
export interface LinkJudge {
  leadsOut(link: string): boolean;
  /** Whether a link leads to a folder that holds the root. */
  leadsAbove(link: string): boolean;
  /** Whether a folder was already read by a link; a link that was not is noted. */
  wasRead(path: string, isLink: boolean): boolean;
}

/** Where the root itself is, is looked up only when there is a link. Keeps a path for each link that was followed. */
export function linkJudge(root: string): LinkJudge {
  const realOf = (path: string) => readingInput(path, () => join(realpathSync(path), sep));
  let found: string | undefined;
  const realRoot = () => {
    found ??= realOf(root);
    return found;
  };
  const followed = new Set<string>();
  return {
    leadsOut: (link) => !realOf(link).startsWith(realRoot()),
    leadsAbove: (link) => realRoot().startsWith(realOf(link)),
    wasRead(path, isLink) {
      if (!isLink && followed.size === 0) return false;
      const real = realOf(path);
      if (!isLink) return followed.has(real);
      if ([...followed].some((other) => real.startsWith(other))) return true;
      followed.add(real);
      return false;
    },
  };
}
