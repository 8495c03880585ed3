import { basename, join } from 'node:path';
import { EXIT, UserError } from '../../errors.ts';
import type { FilePicker } from '../../formats/format.ts';
import { importerNamed } from '../../formats/index.ts';
import type { InputSample } from '../../formats/input-sample.ts';
import { masksBesideBoxes } from '../../formats/mask-dir/beside-boxes.ts';
import { isClassList } from '../../formats/mask-dir/list-names.ts';
import { maskBeside } from '../../formats/mask-dir/mask-beside.ts';
import { type MasksByName, masksByName } from '../../formats/mask-dir/masks-by-name.ts';
import { sameNames } from '../../formats/mask-dir/same-names.ts';
import { sampleTaken } from '../../formats/sample-taken.ts';
import { quoteForSh, quotePathForShell } from '../../quote-shell.ts';
import type { InputPath } from '../input/input-path.ts';

/** Says that some of the images of a folder look like masks of the others, as they become tasks of their own. */
export function noteMasks(
  opened: InputPath,
  files: FilePicker | undefined,
  note: (text: string) => void,
): void {
  const taken = sampleTaken(opened, files);
  noteSameNames(opened, taken, files, note);
  const why = importerNamed('mask-dir').sniff!(taken);
  if (why === undefined) {
    noteBeside(opened, taken, note);
    return;
  }
  note(
    `Some images in ${opened.displayPath} look like masks of others (${why}). As image-dir reads them, each is a task of its own; --input-format mask-dir makes brush regions of them, and --exclude skips them.`,
  );
}

/** The same of masks that are where mask-dir does not look for them. */
export function noteMasksBeside(
  opened: InputPath,
  taken: InputSample,
  files: FilePicker | undefined,
  note: (text: string) => void,
): void {
  noteSameNames(opened, taken, files, note);
  noteBeside(opened, taken, note);
}

/** Says that images differ only in how their names end: each is a task, be it a mask or the same picture again. */
function noteSameNames(
  opened: InputPath,
  { names }: InputSample,
  files: FilePicker | undefined,
  note: (text: string) => void,
): void {
  const { displayPath, path } = opened;
  const picked = files?.below(path);
  const taken = picked ? names.filter((name) => picked.takesFile(join(path, name))) : names;
  const found = sameNames(path, taken);
  if (!found) return;
  const { first, second, masks, doubled } = found;
  const once =
    doubled === undefined
      ? 'If they are the same picture, --exclude leaves one of them out.'
      : `If they are the same picture, leave one of each out: --exclude ${quoteForSh(`**/*${doubled}`)}`;
  const way = masks
    ? `${second} has the size of ${first} and one channel, as masks have. To have brush regions of such masks: ${layOut(opened, masks, names)}`
    : once;
  note(
    `Some images in ${displayPath} differ only in how their names end, such as ${first} and ${second}. As image-dir reads them, each is a task of its own. ${way}`,
  );
}

/** Says that the masks which a data set has beside its boxes are not read with these. */
export function noteMasksOfVoc(
  opened: InputPath,
  files: FilePicker | undefined,
  note: (text: string) => void,
): void {
  const masks = masksBesideBoxes(sampleTaken(opened, files));
  if (masks === undefined) return;
  note(
    `The masks in ${join(opened.displayPath, masks)} are not read with the boxes; --input-format mask-dir imports the images that have masks, with these.`,
  );
}

function noteBeside(opened: InputPath, { names }: InputSample, note: (text: string) => void): void {
  const { displayPath, path } = opened;
  const named = masksByName(path, names);
  const found = named ?? maskBeside(names);
  if (!found) return;
  const way = named
    ? ` To have brush regions of them: ${layOut(opened, named, names)}`
    : ' In a folder masks beside that of the images, mask-dir makes brush regions of them.';
  note(
    `Some images in ${displayPath} are named like masks of others, such as ${found.mask} of ${found.image}. As image-dir reads them, each is a task of its own; --exclude skips them.${way}`,
  );
}

/** For a folder that several formats may read: that it has images and masks, and how to import these. */
export function masksAmongImages(opened: InputPath, files: FilePicker | undefined): UserError | undefined {
  const { names } = sampleTaken(opened, files);
  const found = masksByName(opened.path, names);
  if (!found) return undefined;
  return new UserError(
    EXIT.usage,
    `${opened.displayPath} has images and, by their names, masks of them, such as ${found.mask} of ${found.image}.`,
    `For brush regions of the masks: ${layOut(opened, found, names)}. For a task per image, masks included: --input-format image-dir`,
  );
}

/** The commands that give images and masks the names by which mask-dir finds them; files are linked, so that nothing is moved or copied. */
function layOut(
  { displayPath, path, archive }: InputPath,
  { images, masks, folders }: MasksByName,
  names: readonly string[],
): string {
  const layout = 'images/NAME and masks/NAME.png, for mask-dir';
  if (archive) return `unpack the archive, and name them ${layout}`;
  const goal = join(displayPath, '..', `${basename(path)}-masks`);
  const [from, to] = [displayPath, goal].map((one) => (below: string) => quotePathForShell(join(one, below)));
  const lists = names.filter((name) => isClassList(basename(name))).map((name) => ` ${from!(name)}`);
  const tail = masks.addition + masks.ending;
  const mask = `${from!(join(masks.folder, '/'))}*${quoteForSh(tail)}`;
  const image = `${from!(join(images.folder, '/'))}"$s"${quoteForSh(images.addition + images.ending)}`;
  const link = `ln ${image} ${to!('images/')}"$s"${images.ending} && ln "$m" ${to!('masks/')}"$s"${masks.ending}`;
  const copy = lists.length === 0 ? '' : `cp${lists[0]} ${to!('/')}; `;
  const input = quotePathForShell(goal);
  const more = folders > 1 ? `, with the same loop for each of the ${folders} folders of masks` : '';
  return `mkdir -p ${to!('images')} ${to!('masks')}; ${copy}for m in ${mask}; do s=$(basename "$m" ${quoteForSh(tail)}); ${link}; done${more}. Then use --input-path ${input} --input-format mask-dir`;
}
