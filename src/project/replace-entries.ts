import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathForKept, projectEntries } from './find-project.ts';

/** What the new project in a hidden folder is called while the old entries leave, and then while its own enter. */
const LEAVING = 'leaving';
const ENTERING = 'entering';

/**
 * Replaces the entries of the project that a hidden folder is in by those of the new one at `path`, one by one. config.json, without which
 * no Label Studio opens a folder, goes first and comes last, so that nobody opens a mixture. Returns where completions of the old project
 * are kept.
 */
export function replaceEntries(work: string, path: string): string | undefined {
  renameSync(path, join(work, LEAVING));
  return finishReplacement(work);
}

/** Goes on where a replacement was stopped, if one has begun. */
export function finishReplacement(work: string): string | undefined {
  const project = dirname(work);
  let kept: string | undefined;
  if (existsSync(join(work, LEAVING))) {
    kept = removeEntries(project);
    renameSync(join(work, LEAVING), join(work, ENTERING));
  }
  for (const name of projectEntries.toReversed()) {
    const made = join(work, ENTERING, name);
    if (existsSync(made)) renameSync(made, join(project, name));
  }
  return kept;
}

function removeEntries(project: string): string | undefined {
  const kept = pathForKept(project);
  for (const name of projectEntries) {
    const path = join(project, name);
    if (name === 'completions' && kept) renameSync(path, kept);
    else rmSync(path, { recursive: true, force: true });
  }
  return kept;
}
