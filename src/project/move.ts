import { linkSync, lstatSync, renameSync, unlinkSync } from 'node:fs';
import { systemCode } from '../errors.ts';

/** Why a file cannot have a second name here: a file system without links, a file of somebody else, another mount. */
const LINKLESS = ['EPERM', 'EACCES', 'EXDEV', 'EMLINK', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'];

/**
 * Moves an entry to a place where nothing is; throws EEXIST where something is. If it throws, nothing has changed. A file gets its new name by
 * a link, as a rename would replace what another process has put there in the meantime. A folder is renamed, which replaces at most an empty one.
 */
export function moveToFreePlace(from: string, to: string): void {
  const linked = lstatSync(from).isFile() ? link(from, to) : 'impossible';
  if (linked === 'impossible') {
    if (isThere(to)) throw occupied(to);
    renameSync(from, to);
    return;
  }
  // A move that was stopped halfway left both names.
  if (linked === 'occupied' && !isSameFile(from, to)) throw occupied(to);
  try {
    unlinkSync(from);
  } catch (error) {
    if (linked === 'made') unlinkSync(to);
    throw error;
  }
}

/** Whether something is at a path, even a broken link. Throws where the system does not tell. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Gives a file a second name, if there are links and nothing has that name. */
function link(from: string, to: string): 'made' | 'occupied' | 'impossible' {
  try {
    linkSync(from, to);
    return 'made';
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (code === 'EEXIST') return 'occupied';
    if (LINKLESS.includes(code)) return 'impossible';
    throw error;
  }
}

function isSameFile(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => lstatSync(path, { bigint: true }));
  return one!.dev === other!.dev && one!.ino === other!.ino;
}

function occupied(path: string): Error {
  return Object.assign(new Error(`EEXIST: file already exists, rename to '${path}'`), {
    code: 'EEXIST',
    syscall: 'rename',
    path,
  });
}
