import { basename, dirname } from 'node:path';
import { EXIT, UserError } from '../errors.ts';
import { sampleFile, sampleFolder } from '../formats/input-sample.ts';
import { parseYoloLine } from '../formats/yolo/line.ts';
import { quotePathForShell } from '../quote-shell.ts';
import type { InputPath } from './input-path.ts';

/** Refuses label files of YOLO without their images, which would become texts of numbers. */
export function refuseYoloLabels({ path, displayPath, isFolder, isCopy }: InputPath): void {
  const heads = isFolder
    ? sampleFolder(path, () => true).heads('.txt')
    : [sampleFile(path, displayPath, basename(path)).head];
  // An image without an object has an empty file.
  const filled = heads.filter((head) => head.trim() !== '');
  if (filled.length === 0 || !filled.every(hasYoloLabels)) return;
  const above = isCopy ? undefined : folderAbove(displayPath);
  throw new UserError(
    EXIT.usage,
    `${displayPath} has YOLO labels but not their images.`,
    `Use the folder that holds both${above === undefined ? '' : `: --input-path ${quotePathForShell(above)}`}. To import the lines as texts: --input-format ${isFolder ? 'text-dir' : 'text'}`,
  );
}

/** Whether each line is a class and fractions of an image; whole numbers alone may be anything. */
function hasYoloLabels(head: string): boolean {
  const lines = head.split('\n').filter((line) => line.trim() !== '');
  return lines.every((line) => line.includes('.') && typeof parseYoloLine(line, undefined) !== 'string');
}

/** The folder with the `labels` folder that a path is in, beside which the images are. */
function folderAbove(displayPath: string): string | undefined {
  for (let folder = displayPath; dirname(folder) !== folder; folder = dirname(folder))
    if (basename(folder) === 'labels') return dirname(folder);
  return undefined;
}
