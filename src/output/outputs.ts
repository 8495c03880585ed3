import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Context } from '../context.ts';
import { discard } from '../project/hidden-folder.ts';
import { clearLeftovers } from '../project/leftovers.ts';
import { exists } from '../project/nearest-folder.ts';
import { publish } from '../project/publish.ts';
import { createStaging, stageFile, writing, writingAsync } from '../project/staging.ts';
import { makeTemporaryFolder } from '../project/temporary-folder.ts';
import { chunkName, type LocalDestination } from './destination.ts';
import { isStdoutClosed } from './goes-to-stdout.ts';
import { sendFile } from './send-file.ts';

/** Files that are made whole under other names before they appear. */
export interface Outputs {
  /** Where to write the n-th file, counting from 1. */
  nameOf(n: number): string;
  /** Takes how many bytes were written, where there is one file. */
  wrote?(bytes: number): void;
  /** What is written, for people. */
  displayPath: string;
  /** Brings what is made to the disk, where that can be done before it appears. */
  finish?(): Promise<void>;
  /** Makes all of them appear, or sends them on. Only with `force` files that were there are replaced. */
  publish(force: boolean): Promise<void>;
  /** Removes what was not published. */
  remove(): void;
}

/** `nextFile` is called when a second file is needed but there can be only one. */
export function createOutputs(
  destination: LocalDestination,
  context: Context,
  nextFile: () => never,
): Outputs {
  const only = (path: string) => (n: number) => (n === 1 ? path : nextFile());
  const noteLeft = (left: string | undefined) => {
    if (left !== undefined) context.reporter.note(left);
  };
  if (destination.kind === 'stdout') {
    const folder = makeTemporaryFolder();
    const made = join(folder, 'tasks');
    return {
      displayPath: `a temporary file in ${dirname(folder)}`,
      nameOf: only(made),
      publish: () => {
        if (isStdoutClosed(context.stdout))
          context.reporter.note('Standard output is closed, or thrown away: what was made is nowhere.');
        return sendFile(made, context.stdout, context.signal);
      },
      remove: () => discard(folder),
    };
  }
  const { kind, path, displayPath } = destination;
  writing(displayPath, () => clearLeftovers(path, context.reporter.note), 'file');
  if (kind === 'file') {
    const staged = stageFile(path, displayPath);
    return {
      displayPath,
      nameOf: only(staged.path),
      wrote: staged.wrote,
      finish: staged.finish,
      publish: staged.publish,
      remove: () => noteLeft(staged.remove()),
    };
  }
  const staging = createStaging(path, displayPath, 'file');
  const publishFolder = (force: boolean) =>
    publish(staging, path, force && exists(path) ? chunksIn(path) : []);
  return {
    displayPath,
    nameOf: (n) => join(staging.path, `tasks-${String(n).padStart(5, '0')}.json`),
    publish: async (force) => void (await writingAsync(displayPath, () => publishFolder(force), 'file')),
    remove: () => noteLeft(staging.remove()),
  };
}

function chunksIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => chunkName.test(name));
}
