import { rmSync } from 'node:fs';
import type { Context } from '../context.ts';
import { EXIT, reasonOf, systemCode, UserError } from '../errors.ts';
import { createRejectedFile, type RejectedFile } from '../project/rejected-file.ts';
import { type StagedFile, stageFile } from '../project/staging.ts';
import { resolvePath } from '../resolve-path.ts';
import { fileDestination, refuseExistingOutput } from './destination.ts';

/** The file of `--rejected`, in a hidden folder until it is whole. */
export interface RejectedOutput {
  file: RejectedFile;
  /** Makes it appear when the other tasks have. Without rejected tasks there is none, and that of an earlier run goes. */
  publish(): Promise<void>;
  /** Removes what was not published. */
  remove(): void;
}

/** Throws a UserError where the file may not be replaced. */
export function createRejectedOutput(displayPath: string, force: boolean, context: Context): RejectedOutput {
  const destination = fileDestination(displayPath, context);
  const { path } = destination;
  refuseExistingOutput(destination, force);
  let staged: StagedFile | undefined;
  const pathOf = () => {
    staged = stageFile(path, displayPath);
    return staged.path;
  };
  const file = createRejectedFile(pathOf, displayPath, 'file');
  return {
    file,
    async publish() {
      file.close();
      try {
        if (file.hasTasks) await staged?.publish(force);
        // A link to the old file goes with it.
        else if (force)
          for (const old of [path, resolvePath(context, displayPath)]) rmSync(old, { force: true });
      } catch (error) {
        throw afterTheOthers(error, displayPath);
      }
    },
    remove() {
      file.close();
      const left = staged?.remove();
      if (left !== undefined) context.reporter.note(left);
    },
  };
}

/** By now it would be wrong to say that nothing was written. */
function afterTheOthers(error: unknown, displayPath: string): unknown {
  const message =
    error instanceof UserError
      ? error.message
      : systemCode(error) && `Cannot remove ${displayPath}: ${reasonOf(error)}.`;
  if (message === undefined) return error;
  return new UserError(
    EXIT.unwritable,
    message,
    `The tasks that were not rejected are written; ${displayPath} is as it was.`,
  );
}
