import { basename, extname, join } from 'node:path';
import { UserError } from '../../errors.ts';
import { walk } from '../../readers/folder/walk.ts';
import { isMedium } from './media-keys.ts';
import { belowDrive } from './windows-path.ts';

/** Folders that are looked into for media. */
const MOST_VISITED = 10_000;
/** Folders that are looked for among others one by one. */
const FEW = 20;

/**
 * Finds media below a folder by their names alone, with or without the ending, as tables of data sets have them: `0abc` is `train/0abc.jpg`. Undefined
 * for what is not there or there twice. The folders are looked into when the first name is asked for.
 */
export function finderByName(root: string): (value: string) => string | undefined {
  let media: MediaByName | undefined;
  return (value) => {
    const path = belowDrive(value)?.at(-1) ?? value.trim().replaceAll('\\', '/');
    if (path === '' || /^(?:[a-z][a-z\d+.-]*:|\/)|[\0\n\r]/i.test(path) || path.split('/').includes('..'))
      return undefined;
    media ??= mediaByName(root);
    const name = basename(path);
    const inFolder = path.slice(0, -name.length);
    let found: string | undefined;
    for (const ending of isMedium(name) ? [''] : media.endings) {
      for (const folder of media.foldersOf(name + ending, inFolder)) {
        if (found !== undefined) return undefined;
        found = join(folder, name + ending);
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

interface MediaByName {
  /** The folders that have a medium of a name, and whose paths end as one that is empty or ends with a slash; two where there are more. */
  foldersOf(name: string, inFolder: string): string[];
  /** How the names end. */
  endings: ReadonlySet<string>;
}

/** The media below a folder by their names; none where there are too many folders to know which names are there twice. */
function mediaByName(root: string): MediaByName {
  const folders: string[] = [];
  /** Numbers of folders, as a list only for what is in several: there may be very many names. */
  const byName = new Map<string, number | number[]>();
  const endings = new Set<string>();
  let visited = 0;
  try {
    for (const { path, names } of walk(
      root,
      isMedium,
      () => {},
      () => ++visited <= MOST_VISITED,
    )) {
      const number = folders.push(path) - 1;
      for (const name of names) {
        const known = byName.get(name);
        // Frames of videos are called the same in thousands of folders.
        if (Array.isArray(known)) known.push(number);
        else byName.set(name, known === undefined ? number : [known, number]);
        endings.add(extname(name));
      }
    }
  } catch (error) {
    // A folder that nobody may read, beside the data.
    if (!(error instanceof UserError)) throw error;
  }
  const isWhole = visited <= MOST_VISITED;
  /** Which folders a path may mean: a table has the same ones in very many rows. */
  const meant = new Map<string, ReadonlySet<number>>();
  const meantBy = (inFolder: string) => {
    const known = meant.get(inFolder);
    if (known) return known;
    const found = new Set(folders.flatMap((path, i) => (`${path}/`.endsWith(`/${inFolder}`) ? [i] : [])));
    if (meant.size === MOST_VISITED) meant.clear();
    meant.set(inFolder, found);
    return found;
  };
  return {
    foldersOf(name, inFolder) {
      const known = isWhole ? byName.get(name) : undefined;
      if (known === undefined) return [];
      const numbers = typeof known === 'number' ? [known] : known;
      if (inFolder === '') return numbers.slice(0, 2).map((number) => folders[number]!);
      const fitting = meantBy(inFolder);
      // Most paths mean one folder of thousands.
      const found =
        fitting.size < FEW
          ? [...fitting].filter((number) => numbers.includes(number))
          : numbers.filter((number) => fitting.has(number));
      return found.slice(0, 2).map((number) => folders[number]!);
    },
    endings,
  };
}
