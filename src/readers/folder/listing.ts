import { append } from '../../lists.ts';
import { openFile } from '../byte-reader.ts';
import { cutRawLines } from '../raw-lines.ts';
import { namesIn } from './names-in.ts';
import type { Folder } from './walk.ts';

/** Files of a folder that are handed over at a time. */
const MOST = 10_000;

/** The lines of a file of paths. */
export function* linesOf(file: string): Generator<string> {
  const reader = openFile(file, file);
  try {
    for (const { bytes } of cutRawLines(reader)) yield bytes.toString('utf8');
  } finally {
    reader.close();
  }
}

/**
 * The folders in a list of paths, which is in the order of `walk`. Paths begin with `root`, a slash and the path in the list, verbatim.
 * A folder with very many files comes in several pieces, except for one of which some of the files `isAhead` are really below `root`: these
 * come first then.
 */
export function* foldersListed(
  file: string,
  root: string,
  isAhead: (name: string) => boolean,
): Generator<Folder> {
  let folder = root;
  let names: string[] = [];
  let ahead: readonly string[] = [];
  let isFirst = true;
  for (const path of linesOf(file)) {
    const slash = path.lastIndexOf('/');
    const parent = slash < 0 ? root : `${root}/${path.slice(0, slash)}`;
    const isNew = isFirst || parent !== folder;
    isFirst = false;
    if (isNew || (names.length >= MOST && ahead.length === 0)) {
      if (names.length > 0) yield { path: folder, names };
      names = [];
    }
    if (isNew) {
      folder = parent;
      ahead = namesIn(parent).filter(isAhead).sort();
      append(names, ahead);
    }
    const name = path.slice(slash + 1);
    // Of what is to be read there must be a copy.
    if (!isAhead(name)) names.push(name);
  }
  if (names.length > 0) yield { path: folder, names };
}
