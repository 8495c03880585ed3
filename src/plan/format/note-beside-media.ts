import { basename, join } from 'node:path';
import type { FilePicker, Importer } from '../../formats/format.ts';
import type { InputSample } from '../../formats/input-sample.ts';
import { mediaFormats } from '../../formats/media/formats.ts';
import { isImage } from '../../formats/media/image-dir.ts';
import { isMedium } from '../../formats/media-columns/media-keys.ts';
import { sampleTaken } from '../../formats/sample-taken.ts';
import { tablesNamingMedia } from '../../formats/tables/name-media.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import type { InputPath } from '../input/input-path.ts';
import { workbookIn } from '../input/workbook-in.ts';

/** Says how to read a table whose rows name the media beside it, when only these are read as the label config has none of its columns. */
export function noteTable(
  { name }: Importer,
  opened: InputPath,
  files: FilePicker | undefined,
  note: (text: string) => void,
): void {
  if (!mediaFormats.includes(name)) return;
  const found = tablesNamingMedia(sampleTaken(opened, files), isMedium);
  if (!found) return;
  note(
    `${opened.displayPath} has ${found.tables[0]}, whose rows name files such as ${found.example}; only the files are read. To read the rows: value="$${found.column}" in the label config, or -l auto.`,
  );
}

/** Says of lines of JSON beside images that they have some in them or name them, as answers of language models do. */
export function noteLines(
  { displayPath, archive }: InputPath,
  { names, files: filesOf }: InputSample,
  note: (text: string) => void,
): void {
  const lines = [...filesOf('.jsonl'), ...filesOf('.ndjson')];
  if (lines.length === 0) return;
  const images = names
    .filter(isImage)
    .slice(0, LOOKED_FOR)
    .map((name) => basename(name));
  for (const { name, head } of lines) {
    const named = images.find((image) => head.includes(`${image}"`));
    if (named === undefined && !head.includes('"data:image/')) continue;
    const has = named === undefined ? 'has images in its lines' : `names images, such as ${named}`;
    const file = join(displayPath, name);
    const use = archive ? 'unpack the archive, and use that file' : `--input-path ${quotePathForShell(file)}`;
    note(
      `${file} ${has}, of which it may have labels, and is not read with those of ${displayPath}. For a task per line: ${use}`,
    );
    return;
  }
}

/** Names that lines are searched for. */
const LOOKED_FOR = 100;

/** Says how to read a workbook beside media, which may have their labels. */
export function noteWorkbook({ path, displayPath, archive }: InputPath, note: (text: string) => void): void {
  const name = workbookIn(path);
  if (name === undefined) return;
  const use = archive
    ? 'unpack the archive, and use that file'
    : `--input-path ${quotePathForShell(join(displayPath, name))}`;
  note(`${displayPath} has the workbook ${name}, which is not read with the folder. To import it: ${use}`);
}
