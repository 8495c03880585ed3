import { readdirSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { EXIT, type ExitCode, readingInput, reasonOf, systemCode, UserError } from '../errors.ts';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { readWholeFileIfThere } from '../readers/regular-file.ts';
import { isThere } from './move.ts';

/** Where Label Studio 0.9 keeps the completions of a project. */
export interface Completions {
  /** Undefined when there are none. */
  path: string | undefined;
  displayPath: string;
}

/**
 * Finds the folder with the completions of a project, whose config.json may name another one than `completions`. Throws a UserError with
 * `exitCode` where it cannot be read: a link that leads nowhere or a folder elsewhere may be on a disk that is not mounted, which is no
 * reason to go on without what annotators did.
 */
export function findCompletions(
  folder: string,
  displayPath: string,
  config: JsonObject,
  exitCode: ExitCode = EXIT.unreadable,
): Completions {
  const target = isObject(config.target) ? config.target : {};
  const name = isOwnTarget(config) && typeof target.path === 'string' ? target.path : 'completions';
  const path = resolve(folder, name);
  const shown = isAbsolute(name) ? name : join(displayPath, name);
  try {
    const isElsewhere = /^\.\.(?:[/\\]|$)/.test(relative(folder, path)) || isAbsolute(relative(folder, path));
    const isMissing = !isElsewhere && !isThere(path);
    return { path: isMissing || readdirSync(path).length === 0 ? undefined : path, displayPath: shown };
  } catch (error) {
    if (!systemCode(error)) throw error;
    throw new UserError(
      exitCode,
      `Cannot read the completions of the project in ${shown}: ${reasonOf(error)}.`,
      'Make this folder readable, for example by mounting its disk. If the project has no completions, make it an empty folder.',
    );
  }
}

/** Whether completions go to a folder, and not to a storage. */
export function isOwnTarget({ target }: JsonObject): boolean {
  return !isObject(target) || target.type === undefined || target.type === 'completions-dir';
}

/** Refuses to replace a project whose completions cannot be read: nobody could say what becomes of them. */
export function refuseUnreadableWork(folder: string, displayPath: string): void {
  const bytes = readingInput(displayPath, () =>
    readWholeFileIfThere(join(folder, 'config.json'), join(displayPath, 'config.json')),
  );
  findCompletions(folder, displayPath, (bytes && parse(bytes)) ?? {}, EXIT.unwritable);
}

function parse(bytes: Buffer): JsonObject | undefined {
  try {
    const config = JSON.parse(bytes.toString('utf8')) as Json;
    return isObject(config) ? config : undefined;
  } catch {
    return undefined;
  }
}
