import { lstatSync, mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../errors.ts';
import { MARK, writeMark } from './mark.ts';

/** How the hidden folder of a run begins; six letters that nobody can guess follow. */
export const PREFIX = '.lsimport-';

/** The name of a hidden folder. */
export const HIDDEN = /^\.lsimport-[A-Za-z0-9]{6}$/;

/** Makes a folder in another that is this run's alone, with a mark that says so. */
export function makeHiddenFolder(parent: string, prefix = PREFIX): string {
  for (;;) {
    const folder = mkdtempSync(join(parent, prefix));
    try {
      writeMark(folder);
      return folder;
    } catch (error) {
      // Another run took it for one that was left empty.
      if (systemCode(error) !== 'ENOENT') throw error;
    }
  }
}

/** Removes a hidden folder of this run, or of one that is dead; nothing where it is gone. The mark goes last: until then the folder has an owner. */
export function removeHiddenFolder(folder: string): void {
  if (!lstatSync(folder, { throwIfNoEntry: false })) return;
  for (const name of readdirSync(folder)) {
    if (name !== MARK) rmSync(join(folder, name), { recursive: true, force: true });
  }
  rmSync(join(folder, MARK), { force: true });
  rmdirSync(folder);
}
