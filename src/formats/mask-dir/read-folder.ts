import { basename, dirname, extname, relative, sep } from 'node:path';
import { listNames } from '../../checks/results/list-names.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import { append, greatest } from '../../lists.ts';
import { readWholeFile } from '../../readers/regular-file.ts';
import type { LabelControls } from '../../regions/controls.ts';
import type { Batch } from '../../tasks/batch.ts';
import { filesIn } from '../folder/files-in.ts';
import { otherFiles } from '../folder/other-files.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { controlsOf } from '../labelled/controls-of.ts';
import type { Drafting } from '../labelled/draft.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { fileLookup } from '../labelled/file-lookup.ts';
import { type FoundImage, imageFinder } from '../labelled/find-image.ts';
import { imagesWithoutLabels } from '../labelled/images-without-labels.ts';
import { maskKind } from '../labelled/mask-kind.ts';
import { openImage } from '../labelled/open-image.ts';
import type { Draft } from '../labelled/task-results.ts';
import { isImage } from '../media/image-dir.ts';
import { classNames, noteClassNames, noteUnnamed } from './class-names.ts';
import { type ClassList, readClassList, standardClasses } from './classes.ts';
import { cutMask } from './cut-mask.ts';
import { decodeMask, type MaskPixels } from './decode-png.ts';
import { isOtherView, type MaskPlace, placeOfMask } from './layout.ts';
import { isClassList } from './list-names.ts';
import { isForeground } from './mask-class.ts';
import { BORDER, type CodeMeaning, codeNamer, isBorder, showCode } from './name-codes.ts';

/** A mask and where it is from. */
interface MaskFile {
  path: string;
  displayPath: string;
  place: MaskPlace;
  /** What its place says that it shows. */
  label?: string | undefined;
}

/** What all masks of a folder share. */
interface MaskFolder {
  input: Input;
  controls: LabelControls;
  list: ClassList | undefined;
  find: (place: MaskPlace) => { image: FoundImage; name: string };
  /** Whether a file is there; each folder is listed once for all of its masks. */
  exists: (path: string) => boolean;
  /** What was found in all masks. */
  seen: { regions: number; border?: MaskFile; unnamed: Set<string> };
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
  const folder: MaskFolder = {
    input,
    controls: controlsOf(input),
    list,
    find: finderOf(input),
    exists,
    seen: { regions: 0, unnamed: new Set() },
  };
  const noted = new Set<string>();
  const withoutMask = imagesWithoutLabels(input);
  const others = otherFiles(input);
  const joined = new Map<string, JoinedMasks>();
  /** Whether one of them has masks in several folders, as folders of classes each have a mask of the same image. */
  let isSpread = false;
  let lastFolder = '';
  const drafts = function* () {
    const { certain, unsure } = withClasses(folder, [...joined.values()]);
    for (const masks of certain) yield* draftOfJoined(folder, masks, withoutMask.addNamed);
    for (const mask of unsure) {
      const draft = draftOf(folder, mask, withoutMask.addNamed);
      if (draft) yield draft;
    }
    joined.clear();
    isSpread = false;
  };
  for (const { path, displayPath } of filesIn(input, [], isClassList)) {
    const below = relative(input.path, path);
    const place = placeOfMask(`${below.slice(0, -extname(below).length)}.png`);
    if (!isImage(path)) others.add(basename(path));
    else if (isOtherView(below) && !place) withoutMask.addNamed(path);
    else if (place) {
      withoutMask.addNamed(path);
      const { layout } = place;
      if (dirname(path) !== lastFolder && !isSpread) yield* drafts();
      lastFolder = dirname(path);
      const whole = joinedImage(folder, path, place);
      if (whole) {
        const masks = joined.get(whole.image.path) ?? { ...whole, files: [] };
        joined.set(whole.image.path, masks);
        isSpread ||= masks.isSpread;
        masks.files.push({ path, displayPath, place, label: whole.label });
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
  yield* drafts();
  reportBorders(folder);
  noteUnnamed(input, folder.seen.unnamed);
  others.count();
  input.skip('images without a mask', withoutMask.count());
}

/** Borders and nothing else in all masks are what people paint with 255, whose list has it at another place. */
function reportBorders({ input, list, seen: { regions, border } }: MaskFolder): void {
  if (!list || !border || regions > 0) return;
  const last = greatest(list.classes.map(({ value }, i) => value ?? i));
  const args = { value: String(BORDER), where: `${list.file}, which ends at ${last}` };
  input.report({ code: 'mask-value-unnamed', args }, { file: border.displayPath });
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

/** An image with several masks. */
interface JoinedImage {
  image: FoundImage;
  name: string;
  /** What the mask shows that the image was found for, where its place says so. */
  label?: string | undefined;
  /** Whether its masks are in several folders. */
  isSpread: boolean;
}

interface JoinedMasks extends JoinedImage {
  files: MaskFile[];
}

/** More labels than the editor could show. */
const MOST_LABELS = 20_000;

/** The label of an object that nothing names. */
const UNNAMED = 'object';

/**
 * The image of which a mask is one of several, if it has no image of its own: as in the Data Science Bowl 2018, ID/images/ID.png and ID/masks/, or by a
 * number in its name or a folder for each class.
 */
function joinedImage({ find, exists }: MaskFolder, path: string, place: MaskPlace): JoinedImage | undefined {
  const { image, name } = find(place);
  if (image.exists) {
    const hasMore = ['_1', '_2', '-1', '-2'].some(
      (end) =>
        exists(path.replace(/\.\w+$/, `${end}$&`)) &&
        !find({ ...place, images: place.images.map((one) => one + end) }).image.exists,
    );
    return hasMore ? { image, name, isSpread: false } : undefined;
  }
  const inOne = place.objectOf === undefined ? [] : [{ image: place.objectOf, label: UNNAMED }];
  for (const { image: at, label } of [...inOne, ...(place.partOf ?? [])]) {
    const found = find({ ...place, images: [at] });
    if (!found.image.exists) continue;
    return { ...found, label, isSpread: label !== undefined && label !== UNNAMED };
  }
  return undefined;
}

/**
 * Takes the names of folders for labels only where they are. The others are folders of anything: where the list of classes says what their masks show, and each
 * image has its masks in one of them, that is sure as well; the rest are masks of images that are not there.
 */
function withClasses(
  { input, list }: MaskFolder,
  joined: readonly JoinedMasks[],
): { certain: JoinedMasks[]; unsure: MaskFile[] } {
  const spread = joined.filter(({ isSpread }) => isSpread).flatMap(({ files }) => files);
  const silent = { ...input, report: () => {} };
  const names = classNames(spread, list, ({ path, displayPath }) => readMask(silent, path, displayPath));
  noteClassNames(input, names);
  const isOther = ({ label }: MaskFile) => label !== undefined && label !== UNNAMED && !names.has(label);
  const unsure: MaskFile[] = [];
  const certain = joined.flatMap((masks) => {
    const others = masks.files.filter(isOther);
    if (others.length === 0) return [masks];
    const isSure = list && new Set(masks.files.map(({ path }) => dirname(path))).size === 1;
    if (!isSure) append(unsure, others);
    const files = masks.files.flatMap((file) =>
      !isOther(file) ? [file] : isSure ? [{ ...file, label: undefined }] : [],
    );
    return files.length > 0 ? [{ ...masks, files }] : [];
  });
  return { certain, unsure };
}

/** One task for all masks of an image. */
function* draftOfJoined(
  folder: MaskFolder,
  { image, name, files }: JoinedMasks,
  onImage: (path: string) => void,
): Generator<Draft> {
  const { input, controls } = folder;
  onImage(image.path);
  let draft: Drafting | undefined;
  let size: MaskPixels | undefined;
  for (const file of files) {
    const mask = readMask(input, file.path, file.displayPath);
    if (!mask) continue;
    if (size && (mask.width !== size.width || mask.height !== size.height)) {
      const problem = `it has ${mask.width} by ${mask.height} pixels, but another mask of the image ${size.width} by ${size.height}`;
      input.report({ code: 'label-file-malformed', args: { problem } }, { file: file.displayPath });
      continue;
    }
    size ??= mask;
    draft ??= openImage(input, controls, image, name, mask, { file: files[0]!.displayPath });
    if (file.label === UNNAMED) addObject(draft, folder, file, mask);
    else addParts(draft, folder, file, mask, undefined);
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

/** Adds the one object that a mask has: all of its pixels that are not 0, as those at its edges may have other values. */
function addObject(
  draft: Drafting,
  { input, controls }: MaskFolder,
  { displayPath }: MaskFile,
  { width, height, codes }: MaskPixels,
): void {
  const only = input.config ? controls[maskKind(input)].flatMap(({ labels }) => labels) : [];
  const pixels = Uint8Array.from(codes, (code) => (code > 0 ? 1 : 0));
  const shape = { kind: 'brush', mask: { width, height, pixels } } as const;
  draft.add({ label: only.length === 1 ? only[0]! : UNNAMED, shape, place: { file: displayPath } });
}

/** Whether a label config has a label, by its value or its alias; one with labels from the data may have any. */
function hasLabel({ config }: Input, label: string): boolean {
  return !!config?.controls.some(
    ({ dynamicLabels, labels }) =>
      dynamicLabels ||
      labels.has(label) ||
      [...labels.values()].some((tag) => attributeOf(tag, 'value')?.value === label),
  );
}

/** Adds a region for each class, or each object of a class. */
function addParts(
  draft: Drafting,
  { input, controls, list, seen }: MaskFolder,
  file: MaskFile,
  mask: MaskPixels,
  objects: MaskPixels | undefined,
): void {
  const {
    displayPath,
    place: { layout },
    label: told,
  } = file;
  const place = { file: displayPath };
  const meaningOf = layout === 'trimap' && !list ? meaningInTrimap : codeNamer(mask, list, layout === 'voc');
  const isSkipped = (code: number) => {
    if (told !== undefined) return code <= 0;
    const meaning = meaningOf(code);
    if (meaning === 'void') draft.skip('void areas of masks');
    if (meaning === 'void' && layout === 'plain' && isBorder(mask, code, list)) seen.border ??= file;
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
  seen.regions += parts.length;
  const known =
    list || told !== undefined || !input.config
      ? []
      : controls[maskKind(input)].flatMap(({ labels }) => labels);
  for (const { code, paint } of parts) {
    const own = told ?? (meaningOf(code) as { label: string }).label;
    // What a mask of one thing is of, says a label config that has one label.
    const label = known.length === 1 && parts.length === 1 ? known[0]! : own;
    if (layout === 'plain' && known.length > 0 && !hasLabel(input, label)) {
      const args = { value: showCode(mask, code), where: `the label config, which has ${listNames(known)}` };
      draft.report({ code: 'mask-value-unnamed', args }, place);
    } else {
      const isUnnamed = !list && told === undefined && layout === 'plain' && label === own;
      if (isUnnamed && seen.unnamed.size < MOST_LABELS) seen.unnamed.add(own);
      draft.add({ label, shape: { kind: 'brush', mask: paint() }, place });
    }
  }
}
