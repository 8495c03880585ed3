import {
  accessSync,
  closeSync,
  constants,
  readSync,
  renameSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { EXIT, reasonOf, systemCode, UserError } from '../../errors.ts';
import { makeHiddenFolder } from '../../project/hidden-folder.ts';
import { removeHidden } from '../../project/staging.ts';
import { openRegular } from '../../readers/regular-file.ts';

/** Paths of pipes that whoever started lsimport has opened for it, as the shell does for `>(jq .)`. */
const GIVEN_PIPE = /^\/(?:dev\/(?:stdout|stderr|fd\/\d+)|proc\/self\/fd\/\d+)$/;
const PIPE_HELP = 'Choose another name. To write to a pipe, use --sarif - or --sarif >(COMMAND).';

/**
 * Refuses a file that cannot be written, before any work is done for it, and one that is there and no SARIF log, unless `force`: it would be
 * lost. `displayPath` is the path as the user typed it.
 */
export function refuseUnwritable(path: string, displayPath: string, force: boolean): void {
  writing(displayPath, () => {
    const found = stat(path);
    if (found?.isDirectory()) throw cannotWrite(displayPath, 'it is a directory');
    // To open a pipe that nobody reads would wait for ever, without an ear for signals.
    if (found?.isFIFO() && !GIVEN_PIPE.test(path))
      throw cannotWrite(displayPath, 'it is a pipe, which cannot be replaced by a file', PIPE_HELP);
    accessSync(found ? path : dirname(path), constants.W_OK);
    if (found?.isFile() && found.size > 0 && !force && !isSarif(path))
      throw cannotWrite(displayPath, 'it already exists and is not a SARIF log');
  });
}

/** Whether a file begins as a SARIF log of any program does, which names its version or its schema first. */
function isSarif(path: string): boolean {
  const { fd } = openRegular(path);
  try {
    const head = Buffer.alloc(1 << 12);
    const text = head.toString('latin1', 0, readSync(fd, head, 0, head.length, 0));
    return /^(?:\u00ef\u00bb\u00bf)?\s*\{/.test(text) && /sarif-|"version"\s*:\s*"2\.\d\.\d"/.test(text);
  } finally {
    closeSync(fd);
  }
}

/**
 * Writes a file whole or not at all. What is not a regular file, such as /dev/stdout, takes the text as it is. `note` is told of a hidden
 * folder that cannot be removed.
 */
export function writeSarifFile(
  path: string,
  displayPath: string,
  text: string,
  note: (text: string) => void,
): void {
  writing(displayPath, () => {
    const found = stat(path);
    if (found && !found.isFile()) {
      writeFileSync(path, text);
      return;
    }
    const folder = makeHiddenFolder(dirname(path));
    try {
      const part = join(folder, 'sarif');
      writeFileSync(part, text);
      renameSync(part, path);
    } finally {
      const left = removeHidden(folder);
      if (left !== undefined) note(left);
    }
  });
}

function stat(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function writing(displayPath: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!systemCode(error)) throw error;
    throw cannotWrite(
      displayPath,
      systemCode(error) === 'ENOENT' ? 'its folder does not exist' : reasonOf(error),
    );
  }
}

function cannotWrite(
  displayPath: string,
  reason: string,
  help = 'Choose a new file in a writable folder for --sarif.',
): UserError {
  return new UserError(EXIT.unwritable, `Cannot write ${displayPath}: ${reason}.`, help);
}
