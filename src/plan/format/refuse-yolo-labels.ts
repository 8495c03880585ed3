import { basename, dirname } from 'node:path';
import { EXIT, UserError } from '../../errors.ts';
import { sampleFile, sampleFolder } from '../../formats/input-sample.ts';
import { parseYoloLine } from '../../formats/yolo/line.ts';
import { linesWithTrackId, withoutTrackId } from '../../formats/yolo/track-ids.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import type { InputPath } from '../input/input-path.ts';

/** Refuses label files of YOLO without their images, which would become texts of numbers. */
export function refuseYoloLabels(input: InputPath): void {
  const { displayPath, isFolder, isCopy } = input;
  if (!holdsYoloLabels(input)) return;
  const above = isCopy ? undefined : folderAbove(displayPath);
  throw new UserError(
    EXIT.usage,
    `${displayPath} has YOLO labels but not their images.`,
    `Use the folder that holds both${above === undefined ? '' : `: --input-path ${quotePathForShell(above)}`}. To import the lines as texts: --input-format ${isFolder ? 'text-dir' : 'text'}`,
  );
}

/** For a folder of images and text files that are labels of YOLO: what they lack, as a prediction of Ultralytics leaves them. */
export function namelessYolo(input: InputPath): UserError | undefined {
  if (!holdsYoloLabels(input)) return undefined;
  return new UserError(
    EXIT.usage,
    `${input.displayPath} has YOLO labels, but no class names.`,
    'Put a classes.txt with one name per line, or the data.yaml from training, into the folder. To import the images alone: --input-format image-dir',
  );
}

/** Whether all text files are labels of YOLO; an image without an object has an empty one. */
export function holdsYoloLabels({ path, displayPath, isFolder }: InputPath): boolean {
  const heads = isFolder
    ? sampleFolder(path, () => true).heads('.txt')
    : [sampleFile(path, displayPath, basename(path)).head];
  const filled = heads.filter((head) => head.trim() !== '');
  return filled.length > 0 && filled.every(hasYoloLabels);
}

/** Whether each line is a class and fractions of an image; whole numbers alone may be anything. */
function hasYoloLabels(head: string): boolean {
  const lines = head.split('\n').filter((line) => line.trim() !== '');
  const tracked = linesWithTrackId(lines, undefined);
  return lines.every((line, i) => {
    const label = tracked.has(i) ? withoutTrackId(line) : line;
    return line.includes('.') && typeof parseYoloLine(label, undefined) !== 'string';
  });
}

/** The folder with the `labels` folder that a path is in, beside which the images are. */
function folderAbove(displayPath: string): string | undefined {
  for (let folder = displayPath; dirname(folder) !== folder; folder = dirname(folder))
    if (basename(folder) === 'labels') return dirname(folder);
  return undefined;
}
