import { join } from 'node:path';
import type { FilePicker } from '../formats/format.ts';
import { importerNamed } from '../formats/index.ts';
import { type InputSample, sampleFolder } from '../formats/input-sample.ts';
import { masksBesideBoxes } from '../formats/mask-dir/beside-boxes.ts';
import { maskBeside } from '../formats/mask-dir/mask-beside.ts';
import type { InputPath } from './input-path.ts';

/** Says that some of the images of a folder look like masks of the others, as they become tasks of their own. */
export function noteMasks(
  opened: InputPath,
  files: FilePicker | undefined,
  note: (text: string) => void,
): void {
  const taken = sample(opened, files);
  const why = importerNamed('mask-dir').sniff!(taken);
  if (why === undefined) {
    noteBeside(opened, taken, note);
    return;
  }
  note(
    `Some images in ${opened.displayPath} look like masks of others (${why}). As image-dir reads them, each is a task of its own; --input-format mask-dir makes brush regions of them, and --exclude leaves them out.`,
  );
}

/** The same of masks in the folder of their images, which mask-dir does not read. */
export function noteMasksBeside(
  opened: InputPath,
  files: FilePicker | undefined,
  note: (text: string) => void,
): void {
  noteBeside(opened, sample(opened, files), note);
}

/** Says that the masks which a data set has beside its boxes are not read with these. */
export function noteMasksOfVoc(
  opened: InputPath,
  files: FilePicker | undefined,
  note: (text: string) => void,
): void {
  const masks = masksBesideBoxes(sample(opened, files));
  if (masks === undefined) return;
  note(
    `The masks in ${join(opened.displayPath, masks)} are not read with the boxes; --input-format mask-dir imports the images that have masks, with these.`,
  );
}

function noteBeside({ displayPath }: InputPath, { names }: InputSample, note: (text: string) => void): void {
  const found = maskBeside(names);
  if (!found) return;
  note(
    `Some images in ${displayPath} are named like masks of others, such as ${found.mask} of ${found.image}. As image-dir reads them, each is a task of its own; --exclude leaves them out. In a folder masks beside that of the images, mask-dir makes brush regions of them.`,
  );
}

function sample({ path }: InputPath, files: FilePicker | undefined): InputSample {
  const picked = files?.below(path);
  return sampleFolder(path, (below) => !picked?.isExcluded(below));
}
