import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Context } from '../context.ts';
import { removeHiddenFolder } from '../project/hidden-folder.ts';
import { createStaging, writing } from '../project/staging.ts';
import { makeTemporaryFolder } from '../project/temporary-folder.ts';
import { chunkName, type Destination } from './destination.ts';
import { sendFile } from './send-file.ts';

/** Files that are made whole under other names before they appear. */
export interface Outputs {
  /** Where to write the n-th file, counting from 1. */
  nameOf(n: number): string;
  /** What is written, for people. */
  shown: string;
  /** Makes all of them appear at once, or sends them on. */
  publish(): Promise<void>;
  /** Removes what was not published. */
  remove(): void;
}

/** `nextFile` is called when a second file is needed but there can be only one. */
export function createOutputs(destination: Destination, context: Context, nextFile: () => never): Outputs {
  if (destination.kind === 'folder') return outputsInFolder(destination.path, destination.shown);
  const only = (path: string) => (n: number) => (n === 1 ? path : nextFile());
  if (destination.kind === 'file') {
    const { path, shown } = destination;
    const staging = createStaging(dirname(path), shown, 'file');
    const made = join(staging.path, 'tasks');
    return {
      shown,
      nameOf: only(made),
      publish: async () => writing(shown, () => renameSync(made, path), 'file'),
      remove: staging.remove,
    };
  }
  const folder = makeTemporaryFolder();
  const made = join(folder, 'tasks');
  return {
    shown: `a temporary file in ${dirname(folder)}`,
    nameOf: only(made),
    publish: () => sendFile(made, context.stdout, context.signal),
    remove: () => removeHiddenFolder(folder),
  };
}

/** A new folder appears by one rename; in one that is there, older files of tasks give way. */
function outputsInFolder(folder: string, shown: string): Outputs {
  const staging = createStaging(folder, shown, 'file');
  const publish = () => {
    if (!existsSync(folder)) {
      mkdirSync(dirname(folder), { recursive: true });
      renameSync(staging.path, folder);
      return;
    }
    const names = readdirSync(staging.path);
    const old = readdirSync(folder).filter((name) => chunkName.test(name) && !names.includes(name));
    for (const name of names) renameSync(join(staging.path, name), join(folder, name));
    for (const name of old) rmSync(join(folder, name));
  };
  return {
    shown,
    nameOf: (n) => join(staging.path, `tasks-${String(n).padStart(5, '0')}.json`),
    publish: async () => writing(shown, publish, 'file'),
    remove: staging.remove,
  };
}
