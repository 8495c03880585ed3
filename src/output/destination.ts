import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Context } from '../context.ts';
import { EXIT, UserError } from '../errors.ts';
import { isThere } from '../project/move.ts';
import { writing } from '../project/staging.ts';
import { resolvePath } from '../resolve-path.ts';
import { isAddress, otherAddressHelp, withoutSecrets } from '../without-secrets.ts';
import { goesToStdout } from './goes-to-stdout.ts';

/** Where files of tasks go on this machine. */
export type LocalDestination =
  | { kind: 'stdout' }
  | { kind: 'file' | 'folder'; path: string; displayPath: string };

/** Where files of tasks go. */
export type Destination = LocalDestination | { kind: 'object'; displayPath: string };

/** A file to write: `path` is absolute and, where `displayPath` is a link to a file, that file. `displayPath` is what the user typed. */
export type FileDestination = { kind: 'file'; path: string; displayPath: string };

/** The files of a folder that lsimport itself makes. */
export const chunkName = /^tasks-\d{5,}\.json$/;

/**
 * What `--output` means: `-` is standard output, and so is nothing; what ends in a slash, is a folder or has no
 * extension is a folder.
 */
export function chooseDestination(
  output: string | undefined,
  command: string,
  context: Context,
): LocalDestination {
  if (output === undefined || goesToStdout(output)) return { kind: 'stdout' };
  if (output === '') {
    throw new UserError(
      EXIT.usage,
      'The output path is empty.',
      command === 'export'
        ? 'Use -o tasks.json or -o tasks/ (a folder), or -o - for standard output.'
        : 'Use -o tasks.json, or -o - for standard output.',
    );
  }
  refuseAddress(output);
  const path = resolvePath(context, output);
  const stat = statOf(path, output);
  const isFolder = stat ? stat.isDirectory() : /[\\/]$/.test(output) || extname(path) === '';
  return isFolder && command === 'export'
    ? { kind: 'folder', path, displayPath: output }
    : fileDestination(output, context);
}

/** A file as the user typed it. A link to a file stays, and the file that it leads to is written, as `cp` and editors do. */
export function fileDestination(displayPath: string, context: Context): FileDestination {
  refuseAddress(displayPath);
  const path = resolvePath(context, displayPath);
  const isFile = statOf(path, displayPath)?.isFile() ?? false;
  return { kind: 'file', path: isFile ? realpathSync(path) : path, displayPath };
}

/** Refuses to take an address for a path. */
export function refuseAddress(output: string): void {
  if (!isAddress(output)) return;
  throw new UserError(
    EXIT.usage,
    `${withoutSecrets(output)} is an address, not a path of this machine.`,
    otherAddressHelp(
      output,
      'Write a file and copy it there. Only --output of convert and merge can be an address, such as s3://bucket/tasks.json.',
    ),
  );
}

/** Refuses to replace what is there, unless `force`; in a folder only files like those that are to come count. `fileName`: a name for what is to be written. */
export function refuseExistingOutput(
  destination: LocalDestination,
  force: boolean,
  fileName = 'tasks.json',
): void {
  if (destination.kind === 'stdout') return;
  const { kind, path, displayPath } = destination;
  const stat = statOf(path, displayPath);
  if (!stat && writing(displayPath, () => isThere(path), 'file')) {
    throw new UserError(
      EXIT.unwritable,
      `${displayPath} is a broken symbolic link.`,
      'Remove the link, or choose another name.',
    );
  }
  if (kind === 'file') {
    if (stat?.isDirectory()) {
      throw new UserError(
        EXIT.unwritable,
        `${displayPath} is a folder, not a file.`,
        `Choose a file in it, such as ${join(displayPath, fileName)}.`,
      );
    }
    if (stat && !stat.isFile()) {
      throw new UserError(
        EXIT.unwritable,
        `${displayPath} is ${kindOf(stat)}, which cannot be replaced by a file.`,
        'Choose another name. To write to a pipe or device, omit -o and redirect standard output.',
      );
    }
    if (stat && !force) throw alreadyThere(displayPath);
    if (!statOf(dirname(path), displayPath)) {
      throw new UserError(
        EXIT.unwritable,
        `The folder for ${basename(path)} does not exist: ${dirname(displayPath)}.`,
        'Create it first.',
      );
    }
  } else if (stat && !stat.isDirectory()) {
    throw new UserError(EXIT.unwritable, `${displayPath} is a file, not a folder.`, 'Choose another name.');
  } else if (
    stat &&
    writing(displayPath, () => readdirSync(path, { withFileTypes: true })).some(isFolderInTheWay)
  ) {
    throw new UserError(
      EXIT.unwritable,
      `${displayPath} has a folder with the name of a file of tasks (tasks-00001.json ...).`,
      'Move it away, or choose another folder.',
    );
  } else if (
    stat &&
    !force &&
    writing(displayPath, () => readdirSync(path)).some((name) => chunkName.test(name))
  ) {
    throw new UserError(
      EXIT.unwritable,
      `${displayPath} already contains task files (tasks-00001.json ...).`,
      'Choose another folder, or use --force to replace them.',
    );
  }
}

/** The refusal to replace a file or an object. */
export function alreadyThere(displayPath: string): UserError {
  return new UserError(
    EXIT.unwritable,
    `${displayPath} already exists.`,
    'Choose another name, or use --force to replace it.',
  );
}

function isFolderInTheWay(entry: Dirent): boolean {
  return entry.isDirectory() && chunkName.test(entry.name);
}

function statOf(path: string, displayPath: string): Stats | undefined {
  return writing(displayPath, () => statSync(path, { throwIfNoEntry: false }), 'file');
}

function kindOf(stat: Stats): string {
  if (stat.isFIFO()) return 'a pipe';
  return stat.isSocket() ? 'a socket' : 'a device';
}
