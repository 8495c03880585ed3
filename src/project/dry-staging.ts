import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { discard, parts } from './hidden-folder.ts';
import type { Staging } from './staging.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** A staging folder for what never appears, where the system keeps temporary files: the folder that it would be in need not be one to write to. */
export function dryStaging(): Staging {
  const work = makeTemporaryFolder();
  const path = join(work, parts.new);
  mkdirSync(path);
  return {
    work,
    path,
    isFirst: true,
    // What is left in a temporary folder, the next run clears away.
    remove: () => void discard(work),
  };
}
