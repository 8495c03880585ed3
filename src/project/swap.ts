import { chmodSync, mkdirSync, readdirSync, realpathSync, renameSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { systemCode } from '../errors.ts';
import { pathForKept, projectEntries } from './find-project.ts';
import { linkFiles } from './link-files.ts';
import { OLD } from './settle.ts';
import type { Staging } from './staging.ts';

/** Finished work: the completions of the project, and those that were kept aside before. */
const WORK = /^completions(?:-kept-\d+)?$/;

/**
 * Puts the new project in the place of the old one by two renames of whole folders; a kill between them leaves the old one in the hidden
 * folder, from where the next run puts it back. Finished work is linked into the new folder beforehand. Returns undefined, with all as it
 * was, where folders cannot be exchanged: a mount point, a parent that is protected, a file system without links.
 */
export function swap(staging: Staging, project: string): { kept: string | undefined } | undefined {
  if (!mayBeExchanged(staging, project)) return undefined;
  const inside = staging.work;
  const outside = join(dirname(project), basename(inside));
  const kept = pathForKept(project);
  const old = join(outside, OLD, basename(project));
  try {
    linkWork(project, staging.path, kept);
    chmodSync(staging.path, statSync(project).mode & 0o7777);
    renameSync(inside, outside);
    staging.work = outside;
    mkdirSync(dirname(old));
    renameSync(project, old);
  } catch (error) {
    if (!systemCode(error)) throw error;
    if (staging.work !== inside) renameSync(outside, inside);
    staging.work = inside;
    return undefined;
  }
  renameSync(staging.path, project);
  // What annotators finished since then.
  linkWork(old, project, kept);
  return { kept };
}

/** Not when others have something in the folder: files that are not the project's, another owner, or the shell that we were called from. */
function mayBeExchanged({ path, work }: Staging, project: string): boolean {
  const isOurs = (name: string) =>
    projectEntries.some((entry) => entry === name) || WORK.test(name) || name === basename(work);
  const here = realpathSync(process.cwd()) + sep;
  const [old, made] = [statSync(project), statSync(path)];
  return (
    !here.startsWith(project + sep) &&
    old.uid === made.uid &&
    old.gid === made.gid &&
    readdirSync(project).every(isOurs)
  );
}

/** Links all finished work of a project into another folder, the completions under the name of those that are kept. */
function linkWork(from: string, to: string, kept: string | undefined): void {
  for (const name of readdirSync(from).filter((name) => WORK.test(name))) {
    if (name !== 'completions') linkFiles(join(from, name), join(to, name));
    else if (kept) linkFiles(join(from, name), join(to, basename(kept)));
  }
}
