import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';
import { goesToStdout } from '../cli/goes-to-stdout.ts';
import { type Context, resolvePath } from '../commands/context.ts';
import { EXIT, UserError } from '../errors.ts';
import { writing } from '../project/staging.ts';

/** Where files of tasks go. */
export type Destination = { kind: 'stdout' } | { kind: 'file' | 'folder'; path: string; shown: string };

/** The files of a folder that lsimport itself makes. */
export const chunkName = /^tasks-\d{5,}\.json$/;

/**
 * What `--output` means: `-` is standard output, and so is nothing when that is a pipe or file; what ends in a slash, is a folder or has no
 * extension is a folder.
 */
export function chooseDestination(
  output: string | undefined,
  command: string,
  context: Context,
): Destination {
  if (goesToStdout(output, context.stdout)) return { kind: 'stdout' };
  if (output === undefined || output === '') {
    throw new UserError(
      EXIT.usage,
      output === ''
        ? 'The output is empty.'
        : 'It is not said where to write, and standard output is a terminal.',
      command === 'export'
        ? 'Name a file or a folder, as in: -o tasks.json or -o tasks/. Or use -o - for the terminal.'
        : 'Name a file, as in: -o tasks.json. Or use -o - for the terminal.',
    );
  }
  const path = resolvePath(context, output);
  const stat = writing(output, () => statSync(path, { throwIfNoEntry: false }), 'file');
  const isFolder = stat ? stat.isDirectory() : /[\\/]$/.test(output) || extname(path) === '';
  return { kind: isFolder && command === 'export' ? 'folder' : 'file', path, shown: output };
}

/** Refuses to replace what is there, unless `force`; in a folder only files like those that are to come count. */
export function refuseExistingOutput(destination: Destination, force: boolean): void {
  if (destination.kind === 'stdout') return;
  const { kind, path, shown } = destination;
  const stat = writing(shown, () => statSync(path, { throwIfNoEntry: false }), 'file');
  if (kind === 'file') {
    if (stat?.isDirectory()) {
      throw new UserError(
        EXIT.unwritable,
        `${shown} is a folder, not a file.`,
        `Name a file in it, such as ${shown}/tasks.json.`,
      );
    }
    if (stat && !force) {
      throw new UserError(
        EXIT.unwritable,
        `${shown} exists already.`,
        'Choose another name, or replace it with --force.',
      );
    }
    if (!existsSync(dirname(path))) {
      throw new UserError(
        EXIT.unwritable,
        `The folder for ${basename(path)} does not exist: ${dirname(shown)}.`,
        'Make it first.',
      );
    }
  } else if (stat && !stat.isDirectory()) {
    throw new UserError(EXIT.unwritable, `${shown} is a file, not a folder.`, 'Choose another name.');
  } else if (stat && !force && writing(shown, () => readdirSync(path)).some((name) => chunkName.test(name))) {
    throw new UserError(
      EXIT.unwritable,
      `${shown} already holds files of tasks (tasks-00001.json ...).`,
      'Choose another folder, or replace them with --force.',
    );
  }
}
