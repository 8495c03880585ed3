import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Context } from '../context.ts';
import { resolvePath } from '../context.ts';
import { EXIT, UserError } from '../errors.ts';
import { writing } from '../project/staging.ts';
import { createRejectedFile, type RejectedFile } from '../writers/rejected-file.ts';
import { type Destination, fileDestination, refuseExistingOutput } from './destination.ts';

/** The file of `--rejected`, under another name until it is whole. */
export interface RejectedOutput {
  file: RejectedFile;
  /** Makes it appear. Without rejected tasks there is none, and that of an earlier run goes. */
  publish(): void;
  /** Removes what was not published. */
  remove(): void;
}

/** Throws a UserError where the file may not be replaced, or is that of the other tasks. */
export function createRejectedOutput(
  shown: string,
  output: Destination,
  force: boolean,
  context: Context,
): RejectedOutput {
  const destination = fileDestination(shown, context);
  const { path } = destination;
  if (output.kind === 'file' && output.path === path) {
    throw new UserError(
      EXIT.usage,
      `The rejected tasks cannot go to ${shown}, where the others go.`,
      'Name another file.',
    );
  }
  refuseExistingOutput(destination, force);
  const part = `${path}.lsimport-${process.pid}`;
  const file = createRejectedFile(part, shown, 'file');
  const publish = () => {
    if (existsSync(part)) renameSync(part, path);
    // A link to the old file goes with it.
    else if (force) for (const old of [path, resolvePath(context, shown)]) rmSync(old, { force: true });
  };
  return {
    file,
    publish() {
      file.close();
      writing(shown, publish, 'file');
    },
    remove() {
      file.close();
      rmSync(part, { force: true });
    },
  };
}
