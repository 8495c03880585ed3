import { accessSync, constants, renameSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EXIT, reasonOf, systemCode, UserError } from '../../errors.ts';
import { discard, makeHiddenFolder } from '../../project/hidden-folder.ts';

/** Refuses a file that cannot be written, before any work is done for it. `displayPath` is the path as the user typed it. */
export function refuseUnwritable(path: string, displayPath: string): void {
  writing(displayPath, () => {
    const found = stat(path);
    if (found?.isDirectory()) throw cannotWrite(displayPath, 'it is a directory');
    accessSync(found ? path : dirname(path), constants.W_OK);
  });
}

/** Writes a file whole or not at all. What is no regular file, such as /dev/stdout, takes the text as it is. */
export function writeSarifFile(path: string, displayPath: string, text: string): void {
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
      discard(folder);
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

function cannotWrite(displayPath: string, reason: string): UserError {
  return new UserError(
    EXIT.unwritable,
    `Cannot write ${displayPath}: ${reason}.`,
    'Choose a file in a writable folder for --sarif.',
  );
}
