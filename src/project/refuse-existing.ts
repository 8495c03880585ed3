import { statSync } from 'node:fs';
import { EXIT, UserError } from '../errors.ts';
import { findProject } from './find-project.ts';
import { writing } from './staging.ts';

/** Refuses to write where a project is already (unless `force`), or a file. Other files in the folder do not matter. */
export function refuseExisting(project: string, shown: string, force: boolean): void {
  const stat = writing(shown, () => statSync(project, { throwIfNoEntry: false }));
  if (!stat) return;
  if (!stat.isDirectory()) {
    throw new UserError(
      EXIT.unwritable,
      `${shown} is a file, so no project can be made there.`,
      'Choose another name.',
    );
  }
  const found = writing(shown, () => findProject(project));
  if (found.length === 0 || force) return;
  const entries = found.map((name) => (name === 'completions' ? 'completions/' : name)).join(', ');
  throw new UserError(
    EXIT.unwritable,
    `${shown} already holds a project (${entries}).`,
    'Choose another name, or replace the project with --force; its completions are then kept aside.',
  );
}
