import { extname, join } from 'node:path';
import { UserError } from '../../errors.ts';
import { walk } from '../../readers/folder/walk.ts';
import { fileLookup } from '../labelled/file-lookup.ts';
import { isMedium } from './media-keys.ts';
import { belowDrive } from './windows-path.ts';

/** Folders of media beyond which names alone do not tell where a file is, and folders that are looked into for them. */
const MOST_FOLDERS = 16;
const MOST_VISITED = 2000;

/**
 * Finds media below a folder by their names alone, with or without the ending, as tables of data sets have them: `0abc` is `train/0abc.jpg`. Undefined
 * for what is not there or there twice. The folders are looked for when the first name is asked for.
 */
export function finderByName(root: string): (value: string) => string | undefined {
  let folders: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  const { exists } = fileLookup();
  return (value) => {
    const name = belowDrive(value)?.at(-1) ?? value.trim().replaceAll('\\', '/');
    if (name === '' || /^(?:[a-z][a-z\d+.-]*:|\/)|[\0\n\r]/i.test(name) || name.split('/').includes('..'))
      return undefined;
    folders ??= foldersOfMedia(root);
    let found: string | undefined;
    for (const [folder, endings] of folders) {
      for (const ending of isMedium(name) ? [''] : endings) {
        const path = join(folder, `${name}${ending}`);
        if (!exists(path)) continue;
        if (found !== undefined) return undefined;
        found = path;
      }
    }
    return found;
  };
}

/** Whether there are two media or more below a folder. */
export function holdsSeveralMedia(root: string): boolean {
  let visited = 0;
  let count = 0;
  try {
    for (const { names } of walk(
      root,
      isMedium,
      () => {},
      () => ++visited <= MOST_VISITED,
    )) {
      count += names.length;
      if (count > 1) return true;
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
  return false;
}

/** The folders below one that have media in them, each with how their names end; none when there are too many. */
function foldersOfMedia(root: string): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>();
  let visited = 0;
  const isEntered = () => ++visited <= MOST_VISITED;
  try {
    for (const { path, names } of walk(root, isMedium, () => {}, isEntered)) {
      if (names.length === 0) continue;
      folders.set(path, new Set(names.map((name) => extname(name))));
      if (folders.size > MOST_FOLDERS) return new Map();
    }
  } catch (error) {
    // A folder that nobody may read, beside the data.
    if (!(error instanceof UserError)) throw error;
  }
  return folders;
}
