import { mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isEmptyFolder, projectEntries } from './find-project.ts';
import { keepModes } from './keep-mode.ts';
import { replaceEntries } from './replace-entries.ts';
import type { Staging } from './staging.ts';
import { syncFiles } from './sync.ts';

/**
 * Makes a staged folder appear: a new one by one rename, else entry by entry, when it is on the disk. `leaving` are the old entries that may
 * be replaced. Nothing has changed if it throws. Returns where completions of an old project are kept.
 */
export async function publish(
  staging: Staging,
  folder: string,
  leaving: readonly string[],
): Promise<string | undefined> {
  // Where nothing is replaced, many small files are not worth the wait: they can be made again.
  await syncFiles(staging.path, !staging.isFirst);
  if (!staging.isFirst) keepModes(staging.path, folder);
  return place(staging, folder, leaving);
}

/** The entries of a project that may be replaced: with `force` all of them, else an empty folder of completions. */
export function leavingEntries(project: string, force: boolean): readonly string[] {
  if (force) return projectEntries;
  return isEmptyFolder(join(project, 'completions')) ? ['completions'] : [];
}

/** The same without waiting for the disk. */
export function place(
  { work, path, isFirst }: Staging,
  folder: string,
  leaving: readonly string[],
): string | undefined {
  if (!isFirst) {
    const kept = replaceEntries(dirname(work), work, leaving);
    return kept && join(folder, kept);
  }
  mkdirSync(dirname(folder), { recursive: true });
  // Fails where somebody has put something in the meantime.
  renameSync(path, folder);
  return undefined;
}
