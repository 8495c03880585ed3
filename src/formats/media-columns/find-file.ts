import { isAbsolute, join } from 'node:path';
import { fileLookup } from '../labelled/file-lookup.ts';
import { belowDrive } from './windows-path.ts';

/** The file that a value means: an absolute path, and whether it is there. */
export interface NamedFile {
  path: string;
  exists: boolean;
  /** True when the value is the link of Label Studio to it already, and stays. */
  isLinked?: true;
  /** True when no file has exactly this name: it is written in another case, or with accents composed otherwise. */
  differs?: true;
  /** Another path of another machine that it was found for before: it can be the file of one of them only. */
  sharedWith?: string;
}

/** What begins like an address; a letter and a colon is a drive of Windows. */
const address = /^(?:[a-z][a-z\d+.-]+:|\/\/)/i;

/**
 * Finds the files that values of data name, in the first of some folders that has it. Undefined for what is a URL, and for a path from the
 * root of some machine that has no file on this one: it may be one of a server. One of Windows is also looked for without its drive and folders.
 */
export function fileFinder(folders: readonly string[]): (value: string) => NamedFile | undefined {
  const { exists, alike } = fileLookup();
  const existing = (path: string) => (exists(path) ? path : undefined);
  return (value) => {
    const name = value.trim().replace(/^file:\/\/(?:localhost)?(?=\/)/i, '');
    if (name === '' || address.test(name) || /[\0\n\r]/.test(name)) return undefined;
    const slashed = name.replaceAll('\\', '/');
    const names = slashed === name ? [name] : [name, slashed];
    if (isAbsolute(name)) return exists(name) ? { path: name, exists: true } : undefined;
    const paths = folders.flatMap((folder) => names.map((one) => join(folder, one)));
    const found = paths.find(exists);
    if (found !== undefined) return { path: found, exists: true };
    const other = firstOf(paths, alike);
    if (other !== undefined) return { path: other, exists: true, differs: true };
    const below = belowDrive(name);
    const moved =
      below && firstOf(below, (path) => firstOf(folders, (folder) => existing(join(folder, path))));
    if (moved !== undefined) return { path: moved, exists: true };
    return below ? undefined : { path: join(folders[0]!, slashed), exists: false };
  };
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
