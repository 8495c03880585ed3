import { existsSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freeName } from './free-name.ts';
import { removeHiddenFolder } from './hidden-folder.ts';
import { namesIn } from './names-in.ts';
import { finishReplacement } from './replace-entries.ts';

/** In the hidden folder of a run: the project that is being made, until it is moved to its place. */
export const NEW = 'new';

/** In the hidden folder of a run: the old project, under its own name, until the new one is in its place. */
export const OLD = 'old';

/**
 * Ends what a run began, wherever it stopped: an old project whose place the new one did not take is put back, a replacement of entries
 * that has begun is finished, and the hidden folder goes.
 */
export function settle(work: string): void {
  if (existsSync(join(work, NEW))) {
    for (const name of namesIn(join(work, OLD))) {
      const place = join(dirname(work), name);
      renameSync(join(work, OLD, name), existsSync(place) ? freeName(place) : place);
    }
  }
  finishReplacement(work);
  removeHiddenFolder(work);
}
