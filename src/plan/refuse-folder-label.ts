import { EXIT, UserError } from '../errors.ts';
import type { Importer } from '../formats/format.ts';

/** Refuses a `--label-from-folder` that would do nothing, or whose data key is taken. */
export function refuseFolderLabel(key: string | undefined, dataKey: string, importer: Importer): void {
  if (key === undefined) return;
  if (!importer.oneTaskAFile) {
    throw new UserError(
      EXIT.usage,
      `--label-from-folder does not apply to the input format ${importer.name}.`,
      'It applies to formats with one task per file, such as image-dir.',
    );
  }
  if (key === '' || key === dataKey) {
    throw new UserError(
      EXIT.usage,
      key === ''
        ? '--label-from-folder has an empty key.'
        : `--label-from-folder ${key} is already the data key of the files.`,
      'Use another data key, such as --label-from-folder label.',
    );
  }
}
