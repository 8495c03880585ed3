import { mkdirSync, realpathSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EXIT, reasonOf, systemCode, UserError } from '../errors.ts';
import { discard, makeHiddenFolder, parts } from './hidden-folder.ts';
import { keepMode } from './keep-mode.ts';
import { adviceAbout } from './leftovers.ts';
import { moveToFreePlace } from './move.ts';
import { exists, nearestFolder } from './nearest-folder.ts';
import { beginReplacing } from './replacing.ts';
import { createEarlySync, syncFile } from './sync.ts';

/** A hidden folder in which a folder is made whole before it appears. */
export interface Staging {
  /** The hidden folder itself. */
  readonly work: string;
  /** The folder inside it that is filled. */
  readonly path: string;
  /** Whether there was no folder in the place yet. */
  readonly isFirst: boolean;
  /** Removes the hidden folder. Returns a sentence if it is still there. */
  remove(): string | undefined;
}

/**
 * Makes the staging folder for a folder, such as a project: inside it when it exists, else in the nearest folder above it, so that it lies on
 * the same disk and renames are enough to publish it. Throws a UserError that names what is to be written as `displayPath`.
 */
export function createStaging(folder: string, displayPath = folder, what: Written = 'project'): Staging {
  return writing(
    displayPath,
    () => {
      const isFirst = !exists(folder);
      const work = isFirst
        ? makeHiddenFolder(nearestFolder(dirname(folder)))
        : beginReplacing(realpathSync(folder), displayPath);
      const path = join(work, parts.new);
      try {
        if (isFirst) mkdirSync(path);
      } catch (error) {
        discard(work);
        throw error;
      }
      return { work, path, isFirst, remove: () => removeHidden(work) };
    },
    what,
  );
}

/** A file that is made whole under another name before it appears. */
export interface StagedFile {
  /** Where to write it. Nothing is there yet. */
  readonly path: string;
  /** Takes how many bytes were written, which are brought to the disk while more is made. */
  wrote(bytes: number): void;
  /** Waits until it is on the disk. Nothing is written to it from then on. */
  finish(): Promise<void>;
  /** Makes it appear, finished or not. Another file is only replaced with `force`. */
  publish(force: boolean): Promise<void>;
  /** Removes what was not published. Returns a sentence if it is still there. */
  remove(): string | undefined;
}

/** Stages a file beside its place. */
export function stageFile(target: string, displayPath: string): StagedFile {
  const work = writing(displayPath, () => makeHiddenFolder(dirname(target)), 'file');
  const path = join(work, parts.new);
  const early = createEarlySync(path);
  let isFinished = false;
  const finish = async () => {
    if (isFinished) return;
    const sync = async () => {
      await early.settle();
      await syncFile(path);
    };
    await writingAsync(displayPath, sync, 'file');
    isFinished = true;
  };
  return {
    path,
    wrote: early.wrote,
    finish,
    async publish(force) {
      await finish();
      const place = () => {
        if (!force) return moveToFreePlace(path, target);
        keepMode(path, target);
        renameSync(path, target);
      };
      writing(displayPath, place, 'file');
    },
    remove: () => removeHidden(work),
  };
}

/** Removes a hidden folder of this run. Returns a sentence if it is still there. */
export function removeHidden(work: string): string | undefined {
  return discard(work) ? undefined : `A hidden folder is left: ${adviceAbout(work)}`;
}

/** What a run writes, so that a failure can say what is not there. */
export type Written = 'project' | 'file';

/** Runs a write of the project or file; a failed system call becomes a UserError that names the path. Anything else passes. */
export function writing<T>(path: string, write: () => T, what: Written = 'project'): T {
  try {
    return write();
  } catch (error) {
    throw cannotWrite(path, error, what);
  }
}

/** The same for a write that takes its time. */
export async function writingAsync<T>(path: string, write: () => Promise<T>, what?: Written): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw cannotWrite(path, error, what);
  }
}

function cannotWrite(path: string, error: unknown, what: Written = 'project'): unknown {
  if (!systemCode(error)) return error;
  return new UserError(
    EXIT.unwritable,
    `Cannot write ${path}: ${reasonOf(error)}.`,
    `No ${what} was written; existing files are unchanged.`,
  );
}
