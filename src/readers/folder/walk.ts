import { statSync } from 'node:fs';
import { join } from 'node:path';
import { readingInput } from '../../errors.ts';
import { isGuarding, refuseGuardedPath } from '../guarded-outputs.ts';
import { entriesOf } from './entries.ts';
import { type LinkJudge, linkJudge } from './link-judge.ts';
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

/** What a walk does beyond what the original does. */
export interface WalkOptions {
  /** Entries that are passed over as if they were not there. */
  isForeign?: (name: string, folder: string, isFolder: boolean) => boolean;
  /** Told of each link to a directory that is followed; without it none is. */
  onFollowed?: (link: string) => void;
}

/**
 * Walks a directory tree as the original does (iter_files): hidden entries count, links to files count under their own name, links to
 * directories are not followed. Where they are, no directory is read twice, so that links in circles end. A directory's files come before its subdirectories, both in natural order; only one directory's names
 * are in memory at a time. What is wanted but cannot be used goes to `report` with its path, and so do links that lead out of `root`; those
 * to directories within it hide nothing. Directories for which `isEntered` is false are not read.
 */
export function* walk(
  root: string,
  isWanted: (name: string, folder: string) => boolean,
  report: (what: EntryProblem, path: string) => void,
  isEntered: (path: string) => boolean = () => true,
  options: WalkOptions = {},
): Generator<Folder> {
  const links = linkJudge(root);
  // Not a function that calls itself: folders may be nested deeper than calls may be.
  const ahead: Subfolder[] = [{ path: root, isLink: false }];
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const { path, isLink } = next;
    if (path !== root && (!isEntered(path) || links.wasRead(path, isLink))) continue;
    if (isLink) options.onFollowed!(path);
    const { names, subfolders } = readFolder(path, isWanted, report, isEntered, links, options);
    if (names.length > 0) yield { path, names };
    for (const subfolder of subfolders.reverse()) ahead.push(subfolder);
  }
}

/** A folder in another, by its path. */
interface Subfolder {
  path: string;
  isLink: boolean;
}

/** The files of one folder that are wanted, and the folders to go on with, both in natural order. */
function readFolder(
  folder: string,
  isWanted: (name: string, folder: string) => boolean,
  report: (what: EntryProblem, path: string) => void,
  isEntered: (path: string) => boolean,
  links: LinkJudge,
  options: WalkOptions,
): { names: string[]; subfolders: Subfolder[] } {
  const { isForeign = () => false, onFollowed } = options;
  const names: string[] = [];
  const subdirectories: { name: string; isLink: boolean }[] = [];
  for (const dirent of readingInput(folder, () => entriesOf(folder))) {
    const { name, isUtf8 = true } = dirent;
    if (dirent.isDirectory()) {
      if (isForeign(name, folder, true)) continue;
      if (!isUtf8) report('name-not-utf8', join(folder, name));
      else subdirectories.push({ name, isLink: false });
      continue;
    }
    const kind = dirent.isSymbolicLink() && isUtf8 ? kindOf(join(folder, name)) : undefined;
    if (isForeign(name, folder, kind === 'directory')) continue;
    if (kind === 'directory') {
      const path = join(folder, name);
      if (!links.leadsOut(path)) continue;
      if (onFollowed && !links.leadsAbove(path)) subdirectories.push({ name, isLink: true });
      else if (isEntered(path)) report('link-to-folder', path);
      continue;
    }
    if (!isWanted(name, folder)) continue;
    if (dirent.isFile() && isUtf8) {
      names.push(name);
      continue;
    }
    const path = join(folder, name);
    if (!isUtf8) report('name-not-utf8', path);
    else if (kind === 'file') {
      names.push(name);
      if (links.leadsOut(path)) report('link-leads-out', path);
    } else report(kind === 'nothing' ? 'broken-link' : 'not-a-file', path);
  }
  if (isGuarding()) for (const name of names) refuseGuardedPath(join(folder, name), join(folder, name));
  subdirectories.sort((a, b) => compareNaturally(a.name, b.name));
  return {
    names: names.sort(compareNaturally),
    subfolders: subdirectories.map(({ name, isLink }) => ({ path: join(folder, name), isLink })),
  };
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
