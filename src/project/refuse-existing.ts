import { lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, UserError } from '../errors.ts';
import { refuseUnreadableWork } from './find-completions.ts';
import { findProject } from './find-project.ts';
import { isThere } from './move.ts';
import { writing } from './staging.ts';

/** Refuses to write where a project is already (unless `force`), or a file. Other files in the folder do not matter. */
export function refuseExisting(project: string, displayPath: string, force: boolean): void {
  const stat = writing(displayPath, () => statSync(project, { throwIfNoEntry: false }));
  if (!stat && writing(displayPath, () => isThere(project))) {
    throw new UserError(
      EXIT.unwritable,
      `${displayPath} is a broken link, so no project can be made there.`,
      'Remove the link, or choose another name.',
    );
  }
  if (!stat) return;
  if (!stat.isDirectory()) {
    throw new UserError(
      EXIT.unwritable,
      `${displayPath} is a file, so a project cannot be created there.`,
      'Choose another name.',
    );
  }
  const found = writing(displayPath, () => findProject(project));
  if (force) {
    refuseFolders(project, displayPath, found);
    refuseUnreadableWork(project, displayPath);
  }
  if (found.length === 0 || force) return;
  const entries = found.map((name) => (name === 'completions' ? 'completions/' : name)).join(', ');
  throw new UserError(
    EXIT.unwritable,
    `${displayPath} already contains a project (${entries}).`,
    'Choose another name, or use --force to replace the project; its completions are moved aside.',
  );
}

/** What no project has: a folder in the place of a file. It may hold anything, so it is not replaced. */
function refuseFolders(project: string, displayPath: string, found: readonly string[]): void {
  const folder = found.find((name) => name !== 'completions' && lstatSync(join(project, name)).isDirectory());
  if (folder === undefined) return;
  throw new UserError(
    EXIT.unwritable,
    `${join(displayPath, folder)} is a folder, not a file of a project.`,
    'Move it away, or choose another name for the project.',
  );
}
