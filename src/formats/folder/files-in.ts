import { basename, join } from 'node:path';
import type { Folder } from '../../readers/folder/walk.ts';
import type { Input } from '../format.ts';
import { countUntaken } from './count-untaken.ts';
import { otherFiles } from './other-files.ts';
import { reportUnmatched } from './report-unmatched.ts';
import { showIn, showPath } from './show-path.ts';
import { walkInput } from './walk-input.ts';

/** Which files are taken: those with one of the extensions in any case, or those whose whole name fits. */
type Wanted = readonly string[] | RegExp;

/**
 * The folders of the input path with the names of their files that are wanted or by whose name it is known what they are (`isNamed`); all files
 * without extensions. The others are counted, and so is what the patterns of the command line exclude; files known by their names only
 * a pattern excludes. Files for which `isBeside` is true, such as the images that labels are about, are neither taken nor
 * counted. `keepsOthers`: that the files of other shards are among them, which their shards count.
 */
export function* foldersIn(
  input: Input,
  wanted: Wanted,
  isNamed: (name: string) => boolean = () => false,
  isBeside: (name: string, folder: string) => boolean = () => false,
  keepsOthers = false,
): Generator<{ path: string; names: string[] }> {
  const picked = input.files?.below(input.path);
  if (picked) reportUnmatched(input, picked);
  const takes = (path: string) =>
    !picked || (isNamed(basename(path)) ? !picked.isExcluded(path) : picked.takesFile(path));
  const isTaken = countUntaken(input, 'files', takes);
  const isEntered = picked && countUntaken(input, 'folders', picked.entersFolder);
  const others = otherFiles(input);
  const fits = fitter(wanted);
  const isWanted = (name: string, folder: string) => {
    if (isBeside(name, folder)) return false;
    const isOwn = !input.shard || isNamed(name) || input.shard.take(join(folder, name));
    if (!isOwn && !keepsOthers) return false;
    if (picked && !(isOwn ? isTaken : takes)(join(folder, name))) return false;
    if (isNamed(name) || fits(name)) return true;
    if (isOwn) others.add(name);
    return false;
  };
  const listed = input.store?.folders?.();
  if (listed) yield* wantedIn(listed, isWanted);
  else yield* walkInput(input, input.path, isWanted, isEntered);
  others.count();
}

/** The same, file by file, with the path as people know it. */
export function* filesIn(
  input: Input,
  wanted: Wanted,
  isBeside?: (name: string, folder: string) => boolean,
): Generator<{ path: string; displayPath: string }> {
  for (const folder of foldersIn(input, wanted, undefined, isBeside)) {
    const show = showIn(input, folder.path);
    for (const name of folder.names) {
      const path = join(folder.path, name);
      yield { path, displayPath: show(path, name) };
    }
  }
}

/** The same with the files of other shards, for what these say of the own ones. */
export function* filesOfAllShards(
  input: Input,
  wanted: Wanted,
  isBeside?: (name: string, folder: string) => boolean,
): Generator<{ path: string; displayPath: string; isOwn: boolean }> {
  for (const folder of foldersIn(input, wanted, undefined, isBeside, true)) {
    for (const name of folder.names) {
      const path = join(folder.path, name);
      yield { path, displayPath: showPath(input, path), isOwn: input.shard?.owns(path) ?? true };
    }
  }
}

function fitter(wanted: Wanted): (name: string) => boolean {
  if (wanted instanceof RegExp) return (name) => wanted.test(name);
  return (name) => {
    const lower = name.toLowerCase();
    return wanted.length === 0 || wanted.some((extension) => lower.endsWith(extension));
  };
}

function* wantedIn(
  folders: Iterable<Folder>,
  isWanted: (name: string, folder: string) => boolean,
): Generator<Folder> {
  for (const { path, names } of folders) {
    const wanted = names.filter((name) => isWanted(name, path));
    if (wanted.length > 0) yield { path, names: wanted };
  }
}
