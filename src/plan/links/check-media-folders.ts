import { statSync } from 'node:fs';
import type { SharedOptions } from '../../cli/options.ts';
import type { Context } from '../../context.ts';
import { EXIT, readingInput, UserError } from '../../errors.ts';
import { resolvePath } from '../../resolve-path.ts';
import { isStoreAddress } from '../../stores/address.ts';
import { isAddress, otherAddressHelp, withoutSecrets } from '../../without-secrets.ts';

/** Refuses an `--images` or `--audio` that is not a folder, before all that the labels are about is said to be missing. */
export function checkMediaFolders({ images, audio }: SharedOptions, context: Context): void {
  checkFolder('--images', images, context);
  checkFolder('--audio', audio, context);
}

function checkFolder(flag: string, folder: string | undefined, context: Context): void {
  if (folder === undefined) return;
  if (isStoreAddress(folder)) return;
  if (isAddress(folder)) {
    throw new UserError(
      EXIT.usage,
      `${flag} ${withoutSecrets(folder)} is neither a folder of this machine nor one of a bucket.`,
      otherAddressHelp(folder, 'Copy the files to a folder, and use that.'),
    );
  }
  const path = resolvePath(context, folder);
  if (readingInput(`${flag} ${folder}`, () => statSync(path)).isDirectory()) return;
  throw new UserError(
    EXIT.unreadable,
    `${flag} ${folder} is a file, not a folder.`,
    'Use the folder that contains it.',
  );
}
