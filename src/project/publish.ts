import { existsSync, mkdirSync, realpathSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { replaceEntries } from './replace-entries.ts';
import type { Staging } from './staging.ts';
import { swap } from './swap.ts';

/**
 * Makes a staged project appear: a new one by one rename, one in the place of an old project by an exchange of the two folders. Where that
 * is impossible, entries are replaced one by one. Returns where completions of the old project are kept.
 */
export function publish(staging: Staging, project: string): string | undefined {
  if (!existsSync(project)) {
    mkdirSync(dirname(project), { recursive: true });
    renameSync(staging.path, project);
    return undefined;
  }
  const real = realpathSync(project);
  const inside = join(real, basename(staging.work));
  if (staging.work !== inside) {
    renameSync(staging.work, inside);
    staging.work = inside;
  }
  const swapped = swap(staging, real);
  const kept = swapped ? swapped.kept : replaceEntries(staging.work, staging.path);
  return kept && join(project, basename(kept));
}
