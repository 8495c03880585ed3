import { EXIT, UserError } from '../errors.ts';
import type { Importer } from '../formats/format.ts';

/** Refuses a `--label-from-folder` that would do nothing, or whose data key is taken. */
export function refuseFolderLabel(key: string | undefined, dataKey: string, importer: Importer): void {
  if (key === undefined) return;
  if (!importer.oneTaskAFile) {
    throw new UserError(
      EXIT.usage,
      `--label-from-folder has no use with the input format ${importer.name}.`,
      'It is for formats in which each file is a task, such as image-dir.',
    );
  }
  if (key === '' || key === dataKey) {
    throw new UserError(
      EXIT.usage,
      key === ''
        ? '--label-from-folder has an empty key.'
        : `--label-from-folder ${key} is the data key of the files themselves.`,
      'Name another data key for the folder, such as --label-from-folder label.',
    );
  }
}
