import { existsSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { EXIT, UserError } from '../../errors.ts';
import type { Importer } from '../../formats/format.ts';
import { isRejected } from '../../formats/json/rejected.ts';
import { quote } from '../../json/json.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import { type FileKind, fileKindOf } from '../../readers/file-kind.ts';
import { readHead } from '../../readers/head.ts';
import { converterOf } from '../../readers/scan-names.ts';
import { whatIsAt } from '../../readers/what-is-at.ts';
import type { InputPath } from '../input/input-path.ts';
import { useFolderOf } from './folder-formats.ts';
import { refuseRejected } from './refuse-rejected.ts';

/** Bytes by which a file is known. */
const HEAD = 1 << 14;

/** Refuses a file that no format reads: archives, spreadsheets, tables of other programs, and single files of media. */
export function refuseOtherKinds({ path, displayPath, packing }: InputPath): void {
  if (packing) return;
  const found = fileKindOf(path, readHead(path, displayPath, HEAD).bytes);
  if (!found) return;
  throw new UserError(EXIT.unreadable, `${displayPath} is ${found.name}.`, helpForKind(found, displayPath));
}

/** What to do with a file that no format reads; undefined for one that may be text. */
export function helpForOtherKind({ path, displayPath }: InputPath): string | undefined {
  const found = fileKindOf(path, readHead(path, displayPath, HEAD).bytes);
  return found && helpForKind(found, displayPath);
}

/** What to do with a file of another kind. */
export function helpForKind({ kind, name: what }: FileKind, displayPath: string): string {
  switch (kind) {
    case 'image':
    case 'audio':
    case 'video':
    case 'pdf':
      return useFolderOf(displayPath, kind, endingOf(what));
    case 'archive':
      return 'Unpack it, and use the folder or file that was in it. ZIP and tar archives are read as they are, and files compressed with gzip.';
    case 'spreadsheet':
      return what === 'an Excel workbook'
        ? 'Use --input-format xlsx, or save the sheet as CSV ("CSV UTF-8" in Excel) and use that.'
        : 'Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx), or the sheet as CSV ("CSV UTF-8" in Excel), and use that.';
    case 'scan':
      return `Browsers do not show it. Convert it to PNG images, for example ${converterOf(what)}, and use their folder.`;
    case 'unplayed sound':
      return `Browsers do not play it. Convert it to MP3 or WAV, for example: ${adviseFfmpeg(displayPath)}`;
    case 'document':
      if (what === 'an EPUB book') return helpForBook(displayPath);
      return 'Save it as plain text (UTF-8), and use that.';
    case 'table':
      return what === 'a Parquet file'
        ? 'Convert it to JSON Lines, for example in Python: pandas.read_parquet("in.parquet").to_json("out.jsonl", orient="records", lines=True)'
        : 'Export its data as JSON Lines or CSV with the program that it is for, and use that.';
    default:
      return 'Write its data as JSON Lines or CSV with the program that it is for.';
  }
}

/** A book is a ZIP archive of pages. */
function helpForBook(displayPath: string): string {
  const text = quotePathForShell(displayPath.replace(/(?:\.epub)?$/i, '.txt'));
  return `Convert it to text, such as with pandoc -t plain -o ${text} ${quotePathForShell(displayPath)}. Or unpack it, and use its pages: --input-format html-dir --include "**/*html"`;
}

/** How the names of such files end mostly. */
function endingOf(what: string): string | undefined {
  return endings.find(([pattern]) => pattern.test(what))?.[1];
}

const endings: readonly (readonly [RegExp, string])[] = [
  [/WAV/, '.wav'],
  [/FLAC/, '.flac'],
  [/WebM recording/, '.webm'],
  [/Ogg/, '.ogg'],
  [/MP3/, '.mp3'],
  [/M4A/, '.m4a'],
  [/AIFF/, '.aiff'],
  [/PNG/, '.png'],
  [/JPEG/, '.jpg'],
  [/GIF/, '.gif'],
  [/TIFF/, '.tif'],
  [/WebP/, '.webp'],
  [/AVIF/, '.avif'],
  [/AVI/, '.avi'],
  [/MP4/, '.mp4'],
  [/PDF/, '.pdf'],
];

function adviseFfmpeg(displayPath: string): string {
  const ending = extname(displayPath);
  const made = `${displayPath.slice(0, displayPath.length - ending.length)}${ending.toLowerCase() === '.mp3' ? '.wav' : '.mp3'}`;
  return `ffmpeg -i ${quotePathForShell(displayPath)} ${quotePathForShell(made)}`;
}

/** Names in the exports "Brush labels to PNG" and "to NumPy" (label_studio_sdk/converter/brush.py). */
const brushExport = /^task-\d+-annotation-\d+-by-.*\.(?:png|npy)$/;

/** Refuses folders in which there is no data: empty ones, and the projects of lsimport and Label Studio 0.9. */
export function refuseOtherFolders(
  { path, displayPath, archive }: InputPath,
  named: Importer | undefined,
): void {
  if (isProject(path) && (named === undefined || named.name === 'json-dir')) {
    const folder = quotePathForShell(displayPath);
    throw new UserError(
      EXIT.usage,
      `${displayPath} is a project folder, not data: its tasks are in tasks.json.`,
      archive
        ? 'Unpack it. lsimport export and lsimport push take the folder; to read other files in it as data, name their format, such as --input-format image-dir'
        : `To get its tasks for Label Studio 1.x: lsimport export ${folder}. To send them: lsimport push ${folder}. To read other files in it as data, name their format, such as --input-format image-dir`,
    );
  }
  if (named !== undefined) return;
  const names = readdirSync(path);
  refuseOnlyRejected(path, displayPath, names);
  refuseArchives(
    displayPath,
    names.filter((name) => !name.startsWith('.')),
    archive !== undefined,
  );
  if (names.length > 0 && names.every((name) => name.startsWith('.') || brushExport.test(name))) {
    throw new UserError(
      EXIT.refused,
      `${displayPath} has brush masks that Label Studio exported, whose names do not tell their images.`,
      'Export the project as JSON, which has the masks and the images. To read the masks as images of their own: --input-format image-dir',
    );
  }
  if (names.length === 0) {
    throw new UserError(
      EXIT.unreadable,
      `The folder ${displayPath} is empty.`,
      'Check the path of the data.',
    );
  }
}

/** Refuses a folder that has nothing but the tasks that an earlier run rejected. */
function refuseOnlyRejected(path: string, displayPath: string, names: readonly string[]): void {
  const shown = names.filter((name) => !name.startsWith('.'));
  const rejected = shown.filter((name) => name.endsWith('.jsonl'));
  if (rejected.length === 0 || rejected.length < shown.length || rejected.length > MOST_REJECTED) return;
  for (const name of rejected) {
    const file = join(path, name);
    if (!whatIsAt(file)?.isFile() || !isRejected(file, join(displayPath, name))) return;
  }
  refuseRejected({ path: join(path, rejected[0]!), displayPath: join(displayPath, rejected[0]!) });
}

/** Files of a folder that are looked into for this. */
const MOST_REJECTED = 20;

/** Refuses what has nothing but archives in it: those are unpacked that are the input themselves. */
function refuseArchives(displayPath: string, names: readonly string[], isPacked: boolean): void {
  const [first] = names;
  if (first === undefined || !names.every((name) => /\.(?:zip|tar|tgz|7z|rar|tar\.\w+)$/i.test(name))) return;
  const held = names.length === 1 ? 'an archive' : `${names.length} archives`;
  throw new UserError(
    EXIT.unreadable,
    `${displayPath} has only ${held} in it, ${names.length === 1 ? '' : 'such as '}${quote(first)}.`,
    isPacked
      ? 'Only an archive that is the input itself is unpacked. Unpack this one, and use the inner one.'
      : `Only an archive that is the input itself is unpacked${names.length === 1 ? '' : ', such as this one'}: --input-path ${quotePathForShell(join(displayPath, first))}`,
  );
}

/** Whether a folder is a project of lsimport or Label Studio 0.9. */
export function isProject(path: string): boolean {
  return ['tasks.json', 'config.json', 'config.xml'].every((name) => existsSync(join(path, name)));
}
