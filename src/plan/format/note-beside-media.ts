import { join } from 'node:path';
import type { FilePicker, Importer } from '../../formats/format.ts';
import { sampleFolder } from '../../formats/input-sample.ts';
import { mediaFormats } from '../../formats/media/formats.ts';
import { isMedium } from '../../formats/media-columns/media-keys.ts';
import { tablesNamingMedia } from '../../formats/tables/name-media.ts';
import { quoteForSh } from '../../quote-shell.ts';
import type { InputPath } from '../input/input-path.ts';
import { workbookIn } from '../input/workbook-in.ts';

/** Says how to read a table whose rows name the media beside it, when only these are read as the label config has none of its columns. */
export function noteTable(
  { name }: Importer,
  { path, displayPath }: InputPath,
  files: FilePicker | undefined,
  note: (text: string) => void,
): void {
  if (!mediaFormats.includes(name)) return;
  const picked = files?.below(path);
  const found = tablesNamingMedia(
    sampleFolder(path, (below) => !picked?.isExcluded(below)),
    isMedium,
  );
  if (!found) return;
  note(
    `${displayPath} has ${found.tables[0]}, whose rows name files such as ${found.example}; only the files are read. To read the rows: value="$${found.column}" in the label config, or -l auto.`,
  );
}

/** Says how to read a workbook beside media, which may have their labels. */
export function noteWorkbook({ path, displayPath }: InputPath, note: (text: string) => void): void {
  const name = workbookIn(path);
  if (name === undefined) return;
  note(
    `${displayPath} has the workbook ${name}, which is not read with the folder. To import it: --input-path ${quoteForSh(join(displayPath, name))}`,
  );
}
