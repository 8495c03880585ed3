import { type BigIntStats, lstatSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../errors.ts';
import { type Owner, stateOf, thisRun } from './owner.ts';

/** The name of the mark in a hidden folder. */
export const MARK = 'owner';

/** What a mark says: whose the folder is, and which folder it was made for. A copy, as out of an archive, is another folder. */
interface Mark extends Owner {
  folder: string;
}

/**
 * Writes into a hidden folder of lsimport whose it is. The mark is the target of a symbolic link, which the system makes in one step: a run
 * that is killed leaves a whole mark or none. Where links are impossible the folder stays unmarked, and is nobody's to clean up.
 */
export function writeMark(folder: string, owner: Owner = thisRun()): void {
  const mark: Mark = { ...owner, folder: identityOf(lstatSync(folder, { bigint: true })) };
  try {
    symlinkSync(JSON.stringify(mark), join(folder, MARK));
  } catch (error) {
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'ENAMETOOLONG'].includes(systemCode(error) ?? ''))
      throw error;
  }
}

/** Whose a hidden folder says it is; undefined without a mark. That is what it says: see `isLeftByDeadRun`. */
export function readMark(folder: string): Mark | undefined {
  try {
    const mark: unknown = JSON.parse(readlinkSync(join(folder, MARK)));
    return isMark(mark) ? mark : undefined;
  } catch (error) {
    if (systemCode(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Whether it is proven that lsimport made this very folder for this user, on this system, and that the run has ended. Only then may
 * another run touch it.
 */
export function isLeftByDeadRun(folder: string): boolean {
  const stat = lstatSync(folder, { bigint: true, throwIfNoEntry: false });
  if (!stat?.isDirectory() || stat.uid !== BigInt(process.geteuid?.() ?? -1)) return false;
  const mark = readMark(folder);
  return mark !== undefined && mark.folder === identityOf(stat) && stateOf(mark) === 'dead';
}

function identityOf({ dev, ino }: BigIntStats): string {
  return `${dev}-${ino}`;
}

function isMark(value: unknown): value is Mark {
  const { pid, started, host, folder } = (value ?? {}) as Partial<Mark>;
  return (
    typeof pid === 'number' &&
    typeof started === 'number' &&
    typeof host === 'string' &&
    typeof folder === 'string'
  );
}
