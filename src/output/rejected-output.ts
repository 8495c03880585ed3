import { existsSync, rmSync } from 'node:fs';
import type { Context } from '../context.ts';
import { createRejectedFile, type RejectedFile } from '../project/rejected-file.ts';
import { type StagedFile, stageFile } from '../project/staging.ts';
import { resolvePath } from '../resolve-path.ts';
import { afterTheOthers } from './after-the-others.ts';
import { fileDestination, refuseExistingOutput } from './destination.ts';

/** The file of `--rejected`, in a hidden folder until it is whole. */
export interface RejectedOutput {
  /** Where it will be. */
  path: string;
  file: RejectedFile;
  /** Brings it to the disk: what can go wrong with it, shall before anything appears. */
  finish(): Promise<void>;
  /** Makes it appear when the other tasks have. Without rejected tasks there is none, and that of an earlier run goes. */
  publish(): Promise<void>;
  /** Removes what was not published. */
  remove(): void;
}

/** Throws a UserError where the file may not be replaced. */
export function createRejectedOutput(displayPath: string, force: boolean, context: Context): RejectedOutput {
  const destination = fileDestination(displayPath, context);
  const { path } = destination;
  refuseExistingOutput(destination, force, 'rejected.jsonl');
  let staged: StagedFile | undefined;
  const pathOf = () => {
    staged = stageFile(path, displayPath);
    return staged.path;
  };
  const file = createRejectedFile(pathOf, displayPath, 'file');
  return {
    path,
    file,
    async finish() {
      file.close();
      await staged?.finish();
    },
    async publish() {
      try {
        if (file.hasTasks) await staged?.publish(force);
        // A link to the old file goes with it.
        else if (force && existsSync(path)) {
          for (const old of [path, resolvePath(context, displayPath)]) rmSync(old, { force: true });
          context.reporter.note(`Removed ${displayPath}, which was there: no task was rejected.`);
        }
      } catch (error) {
        throw afterTheOthers(error, displayPath, 'The tasks that were not rejected are written');
      }
    },
    remove() {
      file.close();
      const left = staged?.remove();
      if (left !== undefined) context.reporter.note(left);
    },
  };
}
