import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { readingInput } from '../../errors.ts';
import { compareNaturally } from './natural-order.ts';

/** The files of one directory that were asked for, in natural order. */
export interface Folder {
  /** Absolute path. */
  path: string;
  names: string[];
}

export type SkippedEntry = 'broken-link' | 'link-to-folder' | 'not-a-file' | 'name-not-utf8';

/** What is unusual about a path, whether it was skipped or not. */
export type EntryProblem = SkippedEntry | 'link-leads-out';

/**
 * Walks a directory tree as the original does (iter_files): hidden entries count, links to files count under their own name, links to
 * directories are not followed. A directory's files come before its subdirectories, both in natural order; only one directory's names
 * are in memory at a time. What is wanted but cannot be used goes to `report` with its path, and so do links that lead out of `root`; those
 * to directories within it hide nothing. Directories for which `isEntered` is false are not read.
 */
export function* walk(
  root: string,
  isWanted: (name: string, folder: string) => boolean,
  report: (what: EntryProblem, path: string) => void,
  isEntered: (path: string) => boolean = () => true,
): Generator<Folder> {
  yield* walkBelow(root, isWanted, report, isEntered, linkJudge(root));
}

function* walkBelow(
  folder: string,
  isWanted: (name: string, folder: string) => boolean,
  report: (what: EntryProblem, path: string) => void,
  isEntered: (path: string) => boolean,
  leadsOut: (link: string) => boolean,
): Generator<Folder> {
  const names: string[] = [];
  const subdirectories: string[] = [];
  for (const dirent of readingInput(folder, () => readdirSync(folder, { withFileTypes: true }))) {
    const { name } = dirent;
    if (dirent.isDirectory()) {
      subdirectories.push(name);
      continue;
    }
    const kind = dirent.isSymbolicLink() ? kindOf(join(folder, name)) : undefined;
    if (kind === 'directory') {
      const path = join(folder, name);
      if (leadsOut(path) && isEntered(path)) report('link-to-folder', path);
      continue;
    }
    if (!isWanted(name, folder)) continue;
    const isOdd = name.includes('\ufffd');
    if (dirent.isFile() && !isOdd) {
      names.push(name);
      continue;
    }
    const path = join(folder, name);
    if (isOdd && !exists(path)) report('name-not-utf8', path);
    else if (dirent.isFile()) names.push(name);
    else if (kind === 'file') {
      names.push(name);
      if (leadsOut(path)) report('link-leads-out', path);
    } else report(kind === 'nothing' ? 'broken-link' : 'not-a-file', path);
  }
  if (names.length > 0) yield { path: folder, names: names.sort(compareNaturally) };
  for (const name of subdirectories.sort(compareNaturally)) {
    const path = join(folder, name);
    if (isEntered(path)) yield* walkBelow(path, isWanted, report, isEntered, leadsOut);
  }
}

/** Tells links that lead out of a folder; where the folder itself is, is looked up only when there is a link. */
function linkJudge(root: string): (link: string) => boolean {
  let inside: string | undefined;
  return (link) => {
    inside ??= readingInput(root, () => join(realpathSync(root), sep));
    return !readingInput(link, () => join(realpathSync(link), sep)).startsWith(inside);
  };
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** What a link leads to. */
function kindOf(path: string): 'file' | 'directory' | 'other' | 'nothing' {
  try {
    const stat = statSync(path);
    return stat.isFile() ? 'file' : stat.isDirectory() ? 'directory' : 'other';
  } catch {
    return 'nothing';
  }
}
