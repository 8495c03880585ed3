import { linkSync, lstatSync, renameSync, unlinkSync } from 'node:fs';
import { systemCode } from '../errors.ts';

/** Why a file cannot have a second name here: a file system without links, a file of somebody else, another mount. */
const LINKLESS = ['EPERM', 'EACCES', 'EXDEV', 'EMLINK', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'];

/**
 * Moves an entry to a place where nothing is; throws EEXIST where something is, and then nothing has changed. A file gets its new name by a
 * link, as a rename would replace what another process has put there in the meantime. A folder is renamed, which replaces at most an empty one.
 */
export function moveToFreePlace(from: string, to: string): void {
  const { dev, ino, isFile } = statOf(from);
  if (!isFile || !link(from, to)) {
    if (isThere(to)) throw occupied(to);
    renameSync(from, to);
    return;
  }
  const made = statOf(to);
  // A move that was stopped halfway left both names.
  if (made.dev !== dev || made.ino !== ino) throw occupied(to);
  try {
    unlinkSync(from);
  } catch (error) {
    unlinkSync(to);
    throw error;
  }
}

/** Whether something is at a path, be it a link that leads nowhere. Throws where the system does not tell. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Whether the target has the file now, or something had it before; false where there are no links. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (code === 'EEXIST') return true;
    if (LINKLESS.includes(code)) return false;
    throw error;
  }
}

function statOf(path: string) {
  const stat = lstatSync(path, { bigint: true });
  return { dev: stat.dev, ino: stat.ino, isFile: stat.isFile() };
}

function occupied(path: string): Error {
  return Object.assign(new Error(`EEXIST: file already exists, rename to '${path}'`), {
    code: 'EEXIST',
    syscall: 'rename',
    path,
  });
}
