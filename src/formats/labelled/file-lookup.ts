import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../../errors.ts';
import { isPlain, joiner, splitPath } from '../../quick-paths.ts';
import { asUploaded, nameBeforeUpload } from './uploaded-name.ts';

/** Asks for files by their folders, each of which is listed once: a question to the system for each file takes ten times as long. */
export interface FileLookup {
  exists(path: string): boolean;
  /** The first path that is there of those that one has with these endings, each empty or from its dot on. */
  withEnding(path: string, endings: readonly string[]): string | undefined;
  /**
   * The path of the only file that a path means, though not exactly: it differs in case, in how accents are composed, in characters
   * written as in URLs (%20), or in spaces around the name. Undefined when there is none, or more than one.
   */
  alike(path: string): string | undefined;
  /** The same of the paths that one has with these endings, each empty or from its dot on: the first that means a file. */
  alikeWithEnding(path: string, endings: readonly string[]): string | undefined;
  /** The path of the only file that was called so when it was uploaded to Label Studio; undefined for other names, or when there is none, or more than one. */
  uploaded(path: string): string | undefined;
  /** Whether something is at a path, such as one of the folders in which files are looked for. */
  isThere(path: string): boolean;
  /** Asks for many names below one folder. */
  below(folder: string): LookupBelow;
}

/** Asks for the files below one folder by their names, which may have folders. */
export interface LookupBelow extends Omit<FileLookup, 'below' | 'isThere'> {
  pathOf(name: string): string;
}

interface Listed {
  folder: string;
  names: Set<string>;
  /** The names without their endings, so that one that no file has is not looked for with each ending. */
  stems?: Set<string>;
  /** The stems as they are meant. */
  foldedStems?: Set<string>;
  /** The names by what they mean; null where two mean the same. Made when it is first asked for. */
  folded?: Map<string, string | null>;
  /** The same by the names that Label Studio keeps them under. */
  valid?: Map<string, string | null>;
}

/** Folders whose names are kept. */
const KEPT = 16;
/** Paths of which it is kept whether something is there. */
const ASKED = 100;

export function fileLookup(): FileLookup {
  const listed = new Map<string, Listed>();
  const there = new Map<string, boolean>();
  const list = (folder: string): Listed => {
    const known = listed.get(folder);
    if (known) return known;
    if (listed.size === KEPT) listed.clear();
    const names = entriesIn(folder).flatMap((entry) => (entry.isDirectory() ? [] : entry.name));
    const made = { folder, names: new Set(names) };
    listed.set(folder, made);
    return made;
  };
  const inItsFolder = (path: string): Asked => {
    const { folder, name } = splitPath(path);
    return { listed: list(folder), name };
  };
  return {
    ...lookupBy(inItsFolder, (path) => path),
    isThere(path) {
      const known = there.get(path);
      if (known !== undefined) return known;
      if (there.size === ASKED) there.clear();
      const is = existsSync(path);
      there.set(path, is);
      return is;
    },
    below(folder) {
      const pathOf = joiner(folder);
      // As the paths of its files have it.
      const own = splitPath(pathOf('x')).folder;
      let listed: Listed | undefined;
      const inFolder = (name: string): Asked => {
        // Most names are of files in the folder itself, and most are not there: no path is made for these.
        if (!isPlain(name)) return inItsFolder(pathOf(name));
        listed ??= list(own);
        return { listed, name };
      };
      return { pathOf, ...lookupBy(inFolder, pathOf) };
    },
  };
}

/** A folder, and the name of a file that is asked for in it. */
interface Asked {
  listed: Listed;
  name: string;
}

/** `find` tells where to look for what is asked, whose path is `pathOf` it. */
function lookupBy(
  find: (asked: string) => Asked,
  pathOf: (asked: string) => string,
): Omit<FileLookup, 'below' | 'isThere'> {
  return {
    exists(asked) {
      const { listed, name } = find(asked);
      return listed.names.has(name);
    },
    withEnding(asked, endings) {
      const { listed, name } = find(asked);
      listed.stems ??= new Set(Array.from(listed.names, stemOf));
      const isStem = listed.stems.has(name);
      const found = endings.find((ending) => (ending === '' || isStem) && listed.names.has(name + ending));
      return found === undefined ? undefined : pathOf(asked) + found;
    },
    alike(asked) {
      const { listed, name } = find(asked);
      return alikeIn(listed, name);
    },
    alikeWithEnding(asked, endings) {
      const { listed, name } = find(asked);
      listed.foldedStems ??= new Set(Array.from(listed.names, (one) => stemOf(fold(one))));
      // As its ending begins, so that the last letter is folded as it is in front of one.
      const isStem = listed.foldedStems.has(stemOf(fold(`${name}.a`)));
      for (const ending of endings) {
        const found = ending === '' || isStem ? alikeIn(listed, name + ending) : undefined;
        if (found !== undefined) return found;
      }
      return undefined;
    },
    uploaded(asked) {
      const { listed, name } = find(asked);
      const before = nameBeforeUpload(name);
      if (before === undefined) return undefined;
      listed.valid ??= byMeaning(listed.names, asUploaded);
      const found = listed.valid.get(before);
      return typeof found === 'string' ? join(listed.folder, found) : undefined;
    },
  };
}

function alikeIn(listed: Listed, name: string): string | undefined {
  listed.folded ??= byMeaning(listed.names, fold);
  const found = listed.folded.get(fold(name));
  return typeof found === 'string' ? join(listed.folder, found) : undefined;
}

/** A name without its ending, which is all after the last dot. */
function stemOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? name : name.slice(0, dot);
}

function byMeaning(names: Iterable<string>, meaning: (name: string) => string): Map<string, string | null> {
  const folded = new Map<string, string | null>();
  for (const name of names) {
    const key = meaning(name);
    folded.set(key, folded.has(key) ? null : name);
  }
  return folded;
}

/** What a name means, however its case, its accents and the spaces around it are written. */
export function fold(name: string): string {
  return decoded(name).normalize('NFC').toLowerCase().trim();
}

/** A name as it is behind the escapes of URLs; itself where it has none, or others. */
export function decoded(name: string): string {
  if (!name.includes('%')) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (systemCode(error)) return [];
    throw error;
  }
}
