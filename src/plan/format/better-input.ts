import { dirname, join } from 'node:path';
import { EXIT, UserError } from '../../errors.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import { readHead } from '../../readers/head.ts';
import { isWebPage } from '../../readers/web-page.ts';
import type { InputPath } from '../input/input-path.ts';
import { workbookIn } from '../input/workbook-in.ts';
import { folderFormats, useFolderOf } from './folder-formats.ts';

/** For an input whose format is not clear: the one to use in its place, the folder of a data.yaml or the workbook in a folder. */
export function betterInput({ path, displayPath, isFolder, archive }: InputPath): UserError | undefined {
  if (!isFolder && isWebPage(path, displayPath)) return webPage(displayPath);
  if (!isFolder) return isDataYaml(path, displayPath) ? folderOf(displayPath) : folderOfOne(displayPath);
  const workbook = workbookIn(path);
  if (workbook === undefined) return undefined;
  return new UserError(
    EXIT.usage,
    `${displayPath} has the workbook ${workbook}, and nothing that is read as a folder.`,
    archive
      ? 'Unpack the archive, and use the workbook.'
      : `Use the workbook itself: --input-path ${quotePathForShell(join(displayPath, workbook))}`,
  );
}

function webPage(displayPath: string): UserError {
  return new UserError(
    EXIT.usage,
    `${displayPath} is a web page (HTML).`,
    `If it came in place of a download, such as a login page, download the file again. To label web pages, use their folder: --input-path ${quotePathForShell(dirname(displayPath))} --input-format ${folderFormats.page}`,
  );
}

/** What a single file is by its name that only folders of such files are read of. */
const singles: readonly (readonly [RegExp, string, keyof typeof folderFormats])[] = [
  [/\.x?html?$/i, 'an HTML page', 'page'],
  [/\.(?:mp4|m4v|webm|mov|mkv|avi|ogv)$/i, 'a video', 'video'],
  [/\.(?:wav|mp3|ogg|m4a|flac|opus|aac|weba)$/i, 'a sound file', 'audio'],
  [/\.(?:a?png|jpe?g|gif|bmp|webp|svg)$/i, 'an image', 'image'],
  [/\.pdf$/i, 'a PDF document', 'pdf'],
];

function folderOfOne(displayPath: string): UserError | undefined {
  const single = singles.find(([pattern]) => pattern.test(displayPath));
  if (!single) return undefined;
  const [, what, kind] = single;
  return new UserError(EXIT.usage, `${displayPath} is named like ${what}.`, useFolderOf(displayPath, kind));
}

/** Whether a file lists the classes of a YOLO data set, as Ultralytics has it. */
function isDataYaml(path: string, displayPath: string): boolean {
  if (!/\.ya?ml$/i.test(path)) return false;
  const head = readHead(path, displayPath).bytes.toString('utf8');
  return /^names\s*:/m.test(head) && /^(?:train|val|path|nc)\s*:/m.test(head);
}

function folderOf(displayPath: string): UserError {
  return new UserError(
    EXIT.usage,
    `${displayPath} describes a YOLO data set.`,
    `Use the folder with its images and labels: --input-path ${quotePathForShell(dirname(displayPath))}`,
  );
}
