import { dirname, join } from 'node:path';
import type fastGlob from 'fast-glob';
import { cannotRead, systemCode } from '../../errors.ts';
import { asksForForeign } from './foreign.ts';

/** Patterns for paths relative to a folder, with `/` in between, as fast-glob understands them. */
export interface Patterns {
  /** None: all files. */
  include: readonly string[];
  /** A folder that one of them matches is skipped with all that is in it. */
  exclude: readonly string[];
}

/** What patterns take below one folder. Paths are absolute. */
export interface Picked {
  takesFile(path: string): boolean;
  /** Whether there may be files to take in a folder. */
  entersFolder(path: string): boolean;
  isExcluded(path: string): boolean;
  /** Whether a pattern to include names a hidden entry, or one of a system, by itself. */
  namesForeign(name: string): boolean;
  /** Patterns to include that no file matches; with `folder` one or more folders do. */
  unmatched: readonly { pattern: string; folder: boolean }[];
}

/** Finds what the patterns match below a folder. All of these paths are in memory; what they are, nobody has looked at yet. */
export function pickFiles(glob: typeof fastGlob.sync, root: string, patterns: Patterns): Picked {
  const exclude = patterns.exclude.map(withoutContent);
  const excluded = new Set(
    // What cannot be read and is wanted, the walk finds out.
    glob([...exclude], { ...asWalked(root), suppressErrors: true }).map((path) => join(root, path)),
  );
  const included = new Set<string>();
  const folders = new Set([root]);
  const unmatched: { pattern: string; folder: boolean }[] = [];
  for (const pattern of patterns.include) {
    const found = readingBelow(root, () =>
      glob(pattern, { ...asWalked(root), dot: false, ignore: exclude, objectMode: true }),
    );
    const files = found.filter(({ dirent }) => !dirent.isDirectory());
    if (files.length === 0) unmatched.push({ pattern, folder: found.length > 0 });
    for (const { path: below } of files) {
      const path = join(root, below);
      included.add(path);
      for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
    }
  }
  const includedNames = patterns.include.flatMap((pattern) => pattern.split('/'));
  const takesAll = patterns.include.length === 0;
  return {
    takesFile: (path) => (takesAll || included.has(path)) && !excluded.has(path),
    entersFolder: (path) => (takesAll || folders.has(path)) && !excluded.has(path),
    isExcluded: (path) => excluded.has(path),
    namesForeign: (name) => includedNames.some((part) => asksForForeign(part, name)),
    unmatched,
  };
}

/** What the walk comes by; links are not followed. Hidden names match `*` only to be excluded, as in bash. The folder's own name is not part of a pattern. */
function asWalked(cwd: string) {
  return { cwd, dot: true, onlyFiles: false, followSymbolicLinks: false } as const;
}

/** Excluding all that is in a folder excludes the folder itself, which then need not be read. */
function withoutContent(pattern: string): string {
  return pattern.replace(/(?<=[^/])(?:\/\*\*)*\/?$/, '');
}

function readingBelow<T>(root: string, read: () => T[]): T[] {
  try {
    return read();
  } catch (error) {
    // What stands before the first wildcard is read as a folder, but is a file.
    if (systemCode(error) === 'ENOTDIR') return [];
    if (systemCode(error)) throw cannotRead((error as NodeJS.ErrnoException).path ?? root, error);
    throw error;
  }
}
