import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EXIT, reasonOf, systemCode, UserError } from '../errors.ts';
import { makeHiddenFolder } from './hidden-folder.ts';
import { clearLeftovers } from './leftovers.ts';
import { nearestFolder } from './nearest-folder.ts';
import { NEW, settle } from './settle.ts';

/** A hidden folder in which a project is made whole before it appears. */
export interface Staging {
  /** The hidden folder itself; publishing may move it, under the same name. */
  work: string;
  /** The folder inside it that becomes the project. */
  readonly path: string;
  /** Whether there was no folder in the project's place yet. */
  readonly isFirst: boolean;
  remove(): void;
}

/**
 * Makes the staging folder of a project: inside the project's folder when that exists, else in the nearest folder above it, so that it lies
 * on the same disk and a rename is enough to publish it. What killed runs left there is put right first. Throws a UserError that names what
 * is to be written as `shown`.
 */
export function createStaging(project: string, shown = project, what: Written = 'project'): Staging {
  clearLeftovers(project);
  const isFirst = !existsSync(project);
  const folder = isFirst ? nearestFolder(dirname(project)) : realpathSync(project);
  const staging: Staging = {
    work: writing(shown, () => makeHiddenFolder(folder), what),
    get path() {
      return join(this.work, NEW);
    },
    isFirst,
    remove: () => settle(staging.work),
  };
  writing(shown, () => mkdirSync(staging.path), what);
  return staging;
}

/** What a run writes, so that a failure can say what is not there. */
export type Written = 'project' | 'file';

/** Runs a write of the project or file; a failed system call becomes a UserError that names the path. Anything else passes. */
export function writing<T>(path: string, write: () => T, what: Written = 'project'): T {
  try {
    return write();
  } catch (error) {
    if (!systemCode(error)) throw error;
    throw new UserError(
      EXIT.unwritable,
      `Cannot write ${path}: ${reasonOf(error)}.`,
      `No ${what} was written, and what was there before is unchanged.`,
    );
  }
}
