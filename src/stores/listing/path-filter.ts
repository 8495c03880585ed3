import type micromatch from 'micromatch';
import { asksForForeign, foreignKind } from '../../readers/folder/foreign.ts';
import type { Patterns } from '../../readers/folder/pick-files.ts';

/** Chooses among the paths of objects as the walk through a folder does among files. */
export interface PathFilter {
  /** Undefined for a path that is taken, else what it is counted as; empty for what is not counted. */
  skippedAs(path: string): string | undefined;
  /** Patterns to include that no path has matched so far. */
  unmatched(): string[];
}

/** `patterns` are those of `--include` and `--exclude`. Paths must come in the order of a store, by their folders. */
export function createPathFilter(matcher: typeof micromatch.matcher, patterns: Patterns): PathFilter {
  const include = patterns.include.map((pattern) => ({
    pattern,
    matches: matcher(pattern, { strictSlashes: false }),
    found: false,
  }));
  const exclude = patterns.exclude.map((pattern) =>
    matcher(pattern.replace(/(?<=[^/])(?:\/\*\*)*\/?$/, ''), { dot: true }),
  );
  const includedNames = patterns.include.flatMap((pattern) => pattern.split('/'));
  const namesForeign = (name: string) => includedNames.some((part) => asksForForeign(part, name));
  let lastForeign = '';
  let lastExcluded = '';

  /** A folder is counted once. */
  const inFolder = (folder: string, what: string, last: string): string => (folder === last ? '' : what);
  return {
    skippedAs(path) {
      for (let slash = path.indexOf('/'); ; slash = path.indexOf('/', slash + 1)) {
        const isFolder = slash >= 0;
        const part = isFolder ? path.slice(0, slash) : path;
        if (part !== '' && exclude.some((matches) => matches(part))) {
          if (!isFolder) return 'files filtered out by the patterns';
          const counted = inFolder(part, 'folders filtered out by the patterns', lastExcluded);
          lastExcluded = part;
          return counted;
        }
        const name = part.slice(part.lastIndexOf('/') + 1);
        const kind = foreignKind(name, isFolder);
        if (kind !== undefined && !namesForeign(name) && name !== '.' && name !== '..') {
          if (!isFolder) return kind;
          const counted = inFolder(part, kind, lastForeign);
          lastForeign = part;
          return counted;
        }
        if (!isFolder) break;
      }
      if (include.length === 0) return undefined;
      let taken = false;
      for (const entry of include) {
        if (!entry.matches(path)) continue;
        entry.found = true;
        taken = true;
      }
      return taken ? undefined : 'files filtered out by the patterns';
    },
    unmatched: () => include.filter(({ found }) => !found).map(({ pattern }) => pattern),
  };
}
