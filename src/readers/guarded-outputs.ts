import { realpathSync, type Stats, statSync } from 'node:fs';
import { EXIT, systemCode, UserError } from '../errors.ts';

/** A file that a run will replace, which it therefore may not read as well. */
export interface GuardedOutput {
  /** The option that names it. */
  flag: string;
  path: string;
  displayPath: string;
}

/** What ends a run that would replace its own input. */
export class ReplacesInput extends UserError {}

interface Guarded extends GuardedOutput {
  realPath: string;
  dev: number;
  ino: number;
}

let guarded: readonly Guarded[] = [];

/**
 * From now on, refuses to open any of these files as an input, however it is reached: whoever opens a file looks here. What is not there yet
 * cannot be read either. Returns what ends it.
 */
export function guardOutputs(outputs: readonly GuardedOutput[]): () => void {
  const own = outputs.flatMap(guard);
  guarded = [...guarded, ...own];
  return () => {
    // Those of another run in this process, which began in between, stay guarded until it ends.
    guarded = guarded.filter((output) => !own.includes(output));
  };
}

/** Throws a UserError if an open file is one that this run replaces. */
export function refuseGuarded({ dev, ino }: Pick<Stats, 'dev' | 'ino'>, displayPath: string): void {
  for (const output of guarded)
    if (output.dev === dev && output.ino === ino) throw inBothRoles(output, displayPath);
}

/** The same for a file of a folder that is not opened, only named by its path. */
export function refuseGuardedPath(path: string, displayPath: string): void {
  for (const output of guarded) if (output.realPath === path) throw inBothRoles(output, displayPath);
}

/** Whether any file is guarded, so that many need not be looked at for nothing. */
export function isGuarding(): boolean {
  return guarded.length > 0;
}

function guard(output: GuardedOutput): Guarded[] {
  try {
    const stat = statSync(output.path, { throwIfNoEntry: false });
    if (!stat?.isFile()) return [];
    const { dev, ino } = stat;
    return [{ ...output, realPath: realpathSync(output.path), dev, ino }];
  } catch (error) {
    // What cannot be looked at cannot be written either, which is refused where it would be.
    if (!systemCode(error)) throw error;
    return [];
  }
}

function inBothRoles({ flag, displayPath: written }: Guarded, displayPath: string): ReplacesInput {
  const also = written === displayPath ? '' : ` (${written})`;
  return new ReplacesInput(
    EXIT.usage,
    `${displayPath} is a file of the input, and ${flag}${also} would replace it.`,
    `Choose another file for ${flag}.`,
  );
}
