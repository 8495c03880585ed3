import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readingInput } from '../errors.ts';
import { compareNaturally } from './natural-order.ts';

/** The files of one directory that were asked for, in natural order. */
export interface Folder {
  /** Absolute path. */
  path: string;
  names: string[];
}

export type LeftOut = 'broken-link' | 'not-a-file' | 'name-not-utf8';

/**
 * Walks a directory tree as the original does (iter_files): hidden entries count, links to files count under their own name, links to
 * directories are not followed. A directory's files come before its subdirectories, both in natural order; only one directory's names
 * are in memory at a time. What is wanted but cannot be used goes to `leaveOut` with its path.
 */
export function* walk(
  root: string,
  isWanted: (name: string) => boolean,
  leaveOut: (why: LeftOut, path: string) => void,
): Generator<Folder> {
  const names: string[] = [];
  const subdirectories: string[] = [];
  for (const dirent of readingInput(root, () => readdirSync(root, { withFileTypes: true }))) {
    const { name } = dirent;
    if (dirent.isDirectory()) {
      subdirectories.push(name);
      continue;
    }
    if (!isWanted(name)) continue;
    const isOdd = name.includes('\ufffd');
    if (dirent.isFile() && !isOdd) {
      names.push(name);
      continue;
    }
    const path = join(root, name);
    if (isOdd && !exists(path)) leaveOut('name-not-utf8', path);
    else if (dirent.isFile()) names.push(name);
    else if (dirent.isSymbolicLink()) {
      const kind = kindOf(path);
      if (kind === 'file') names.push(name);
      else if (kind !== 'directory') leaveOut(kind === 'nothing' ? 'broken-link' : 'not-a-file', path);
    } else leaveOut('not-a-file', path);
  }
  if (names.length > 0) yield { path: root, names: names.sort(compareNaturally) };
  for (const name of subdirectories.sort(compareNaturally)) yield* walk(join(root, name), isWanted, leaveOut);
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
