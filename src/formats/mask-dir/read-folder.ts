import { basename, dirname, extname, relative, sep } from 'node:path';
import { readWholeFile } from '../../readers/regular-file.ts';
import type { LabelControls } from '../../regions/controls.ts';
import type { Batch } from '../../tasks/batch.ts';
import { filesIn } from '../folder/files-in.ts';
import { otherFiles } from '../folder/other-files.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { controlsOf } from '../labelled/controls-of.ts';
import type { Draft, Drafting } from '../labelled/draft.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { fileLookup } from '../labelled/file-lookup.ts';
import { type FoundImage, imageFinder } from '../labelled/find-image.ts';
import { imagesWithoutLabels } from '../labelled/images-without-labels.ts';
import { openImage } from '../labelled/open-image.ts';
import { isImage } from '../media/image-dir.ts';
import { type ClassList, isClassList, readClassList, standardClasses } from './classes.ts';
import { cutMask } from './cut-mask.ts';
import { decodeMask, type MaskPixels } from './decode-png.ts';
import { isOtherView, type MaskPlace, placeOfMask } from './layout.ts';
import { isForeground } from './mask-class.ts';
import { type CodeMeaning, codeNamer, showCode } from './name-codes.ts';

/** A mask and where it is from. */
interface MaskFile {
  path: string;
  displayPath: string;
  place: MaskPlace;
}

/** What all masks of a folder share. */
interface MaskFolder {
  input: Input;
  controls: LabelControls;
  list: ClassList | undefined;
  find: (place: MaskPlace) => { image: FoundImage; name: string };
  /** Whether a file is there; each folder is listed once for all of its masks. */
  exists: (path: string) => boolean;
}

export function classes(input: Input): string[] {
  const list = readClassList({ ...input, report: () => {}, skip: () => {} });
  return (list?.classes ?? []).map(({ name }) => name).filter(isForeground);
}

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOf(input));
}

function* draftsOf(input: Input): Generator<Draft> {
  const list = readClassList(input);
  const { exists } = fileLookup();
  const folder: MaskFolder = { input, controls: controlsOf(input), list, find: finderOf(input), exists };
  const noted = new Set<string>();
  const withoutMask = imagesWithoutLabels(input);
  const others = otherFiles(input);
  let objects: ObjectMasks | undefined;
  for (const { path, displayPath } of filesIn(input, [], isClassList)) {
    const below = relative(input.path, path);
    const place = placeOfMask(`${below.slice(0, -extname(below).length)}.png`);
    if (!isImage(path)) others.add(basename(path));
    else if (isOtherView(below) && !place) withoutMask.addNamed(path);
    else if (place) {
      withoutMask.addNamed(path);
      const { layout } = place;
      if (objects && dirname(objects.files[0]!.path) !== dirname(path)) {
        yield* draftOfObjects(folder, objects, withoutMask.addNamed);
        objects = undefined;
      }
      const image = imageOfObject(folder, place);
      if (image) {
        objects ??= { image, files: [] };
        objects.files.push({ path, displayPath, place });
        continue;
      }
      const standard =
        list || layout === 'plain' || layout === 'trimap' ? undefined : standardClasses(layout);
      if (standard && !noted.has(layout)) {
        noted.add(layout);
        input.note(
          `Found no list of classes in ${input.displayPath}, so the masks are read with ${standard.file}.`,
        );
      }
      const mask = { path, displayPath, place };
      const draft = draftOf({ ...folder, list: list ?? standard }, mask, withoutMask.addNamed);
      if (draft) yield draft;
    }
  }
  if (objects) yield* draftOfObjects(folder, objects, withoutMask.addNamed);
  others.count();
  input.skip('images without a mask', withoutMask.count());
}

/** Finds the image of a mask: at one of the places that its own place tells, or by its name in `--images`. */
function finderOf({ path, options: { images } }: Input): MaskFolder['find'] {
  const find = imageFinder([images ?? path]);
  return (place) => {
    const names = images === undefined ? place.images : place.images.map((name) => basename(name));
    for (const name of names) {
      const image = find(name);
      if (image.exists) return { image, name };
    }
    return { image: find(names[0]!), name: names[0]! };
  };
}

function draftOf(folder: MaskFolder, file: MaskFile, onImage: (path: string) => void): Draft | undefined {
  const { input, controls, find } = folder;
  const { image, name } = find(file.place);
  onImage(image.path);
  const mask = readMask(input, file.path, file.displayPath);
  if (!mask) return undefined;
  const objects = readObjects(folder, file, mask);
  if (objects === 'unusable') return undefined;
  const draft = openImage(input, controls, image, name, mask, { file: file.displayPath });
  addParts(draft, folder, file, mask, objects);
  return draft.finish(true);
}

/** The masks of the objects of one image. */
interface ObjectMasks {
  image: FoundImage;
  files: MaskFile[];
}

/** The image of whose objects each has a mask, as in the Data Science Bowl 2018: ID/images/ID.png and ID/masks/. */
function imageOfObject({ find }: MaskFolder, place: MaskPlace): FoundImage | undefined {
  if (place.objectOf === undefined || find(place).image.exists) return undefined;
  const { image } = find({ ...place, images: [place.objectOf] });
  return image.exists ? image : undefined;
}

/** The label of an object that nothing names. */
const UNNAMED = 'object';

/** One task for all masks of an image; each pixel that is not 0 is one of the object. */
function* draftOfObjects(
  { input, controls }: MaskFolder,
  { image, files }: ObjectMasks,
  onImage: (path: string) => void,
): Generator<Draft> {
  onImage(image.path);
  const [first] = files as [MaskFile];
  const kind = input.options.masksAs === 'polygons' ? 'polygon' : 'brush';
  const labels = input.config ? controls[kind].flatMap((control) => control.labels) : [];
  const label = labels.length === 1 ? labels[0]! : UNNAMED;
  let draft: Drafting | undefined;
  for (const { path, displayPath } of files) {
    const place = { file: displayPath };
    const mask = readMask(input, path, displayPath);
    if (!mask) continue;
    draft ??= openImage(input, controls, image, basename(image.path), mask, { file: first.displayPath });
    const { width, height, codes } = mask;
    const pixels = Uint8Array.from(codes, (code) => (code > 0 ? 1 : 0));
    draft.add({ label, shape: { kind: 'brush', mask: { width, height, pixels } }, place });
  }
  if (draft) yield draft.finish(true);
}

function readMask(input: Input, path: string, displayPath: string): MaskPixels | undefined {
  const mask = /\.png$/i.test(path)
    ? decodeMask(readWholeFile(path, displayPath))
    : `it is a mask, but not a PNG file; convert it to PNG${/\.(?:jpe?g|jfif)$/i.test(path) ? ', with one exact value for each class: JPEG blurs them' : ''}`;
  if (typeof mask !== 'string') return mask;
  input.report({ code: 'label-file-malformed', args: { problem: mask } }, { file: displayPath });
  return undefined;
}

/** The mask that tells the objects of a class apart, if there is one beside that of the classes. */
function readObjects(
  { input, exists }: MaskFolder,
  { path, place }: MaskFile,
  mask: MaskPixels,
): MaskPixels | undefined | 'unusable' {
  const beside =
    place.layout === 'voc'
      ? path
          .split(sep)
          .map((part) => part.replace(/^SegmentationClass/i, 'SegmentationObject'))
          .join(sep)
      : path.replace(/labelIds(\.png)$/i, 'instanceIds$1');
  if (place.layout === 'plain' || place.layout === 'trimap' || !exists(beside)) return undefined;
  const displayPath = showPath(input, beside);
  const objects = readMask(input, beside, displayPath);
  if (!objects) return 'unusable';
  if (objects.width === mask.width && objects.height === mask.height) return objects;
  const sizes = `${objects.width} by ${objects.height} pixels, but that of the classes ${mask.width} by ${mask.height}`;
  const problem = `it has ${sizes}`;
  input.report({ code: 'label-file-malformed', args: { problem } }, { file: displayPath });
  return 'unusable';
}

/** Oxford-IIIT Pet: 1 is the animal, 2 the background, 3 what is not classified. */
function meaningInTrimap(code: number): CodeMeaning {
  return code === 1 ? { label: 'foreground' } : code === 3 ? 'void' : 'background';
}

/** Adds a region for each class, or each object of a class. */
function addParts(
  draft: Drafting,
  { input, controls, list }: MaskFolder,
  { displayPath, place: { layout } }: MaskFile,
  mask: MaskPixels,
  objects: MaskPixels | undefined,
): void {
  const place = { file: displayPath };
  const meaningOf = layout === 'trimap' && !list ? meaningInTrimap : codeNamer(mask, list, layout === 'voc');
  const isSkipped = (code: number) => {
    const meaning = meaningOf(code);
    if (meaning === 'void') input.skip('void areas of masks', 1);
    if (meaning === 'unknown') {
      const args = { id: showCode(mask, code), where: list!.file };
      draft.report({ code: 'class-unknown', args }, place);
    }
    return typeof meaning === 'string';
  };
  const parts = cutMask(mask, objects, isSkipped);
  if (!parts) {
    const problem = 'it has too many values or colors for a mask; it may be a photo, or have blurred edges';
    draft.report({ code: 'label-malformed', args: { what: 'mask', problem } }, place);
    return;
  }
  const kind = input.options.masksAs === 'polygons' ? 'polygon' : 'brush';
  const only = list || !input.config ? [] : controls[kind].flatMap(({ labels }) => labels);
  for (const { code, paint } of parts) {
    const meaning = meaningOf(code) as { label: string };
    // What a mask of one thing is of, says a label config that has one label.
    const label = only.length === 1 && parts.length === 1 ? only[0]! : meaning.label;
    draft.add({ label, shape: { kind: 'brush', mask: paint() }, place });
  }
}
