import { basename, dirname, extname, join } from 'node:path';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { EXIT, UserError } from '../../errors.ts';
import { isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import { type AheadFiles, announced } from '../../media/read-ahead.ts';
import { openSlices, type Slices } from '../../readers/slices.ts';
import { sizeOf } from '../../regions/shape.ts';
import type { Batch } from '../../tasks/batch.ts';
import { originalOf } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { controlsOf } from '../labelled/controls-of.ts';
import { countMembers, memberCounter } from '../labelled/count-members.ts';
import { lazyDraftBatches } from '../labelled/draft-batch.ts';
import { type FoundImage, imageFinder } from '../labelled/find-image.ts';
import { type ImagesBelow, imagesBelow } from '../labelled/image-below.ts';
import { type ImagesWithoutLabels, imagesWithoutLabels } from '../labelled/images-without-labels.ts';
import { openImage } from '../labelled/open-image.ts';
import { type RepeatedKey, repeatedKeysIn } from '../labelled/repeated-keys.ts';
import { reportSameNames } from '../labelled/same-names.ts';
import type { Draft } from '../labelled/task-results.ts';
import { annotationAdder, type CocoAnnotation } from './annotation.ts';
import { type Category, readCategories } from './categories.ts';
import type { CocoIndex, Places } from './file-index.ts';
import { type CocoId, idOf, showId } from './id.ts';
import { imageName } from './image-name.ts';
import { UnknownName } from './match-results.ts';
import { isPanoptic, segmentsAdder } from './panoptic.ts';
import { readIndex, reportEntry } from './read-index.ts';
import type { Dataset } from './results-list.ts';
import { sizeOfMask } from './shapes.ts';

/** What the COCO files of one input share. */
export interface Shared {
  named: Pick<ImagesWithoutLabels, 'addNamed'>;
  /** Finds images in other folders of the input. */
  below: ImagesBelow;
  /** Further members for the data of each task. */
  more?: JsonObject;
}

/** Reads one COCO file. */
export function* readCocoFile(input: Input, shared?: Shared): Generator<Batch> {
  const index = yield* readIndex(input);
  if (index && shared) yield* readTasks(input, index, shared);
  else if (index) yield* readAlone(input, index);
}

/** Reads a list of results, with the images and categories of a dataset, whose own annotations are not read. */
export function* readCocoResults(results: Input, { path, displayPath }: Dataset): Generator<Batch> {
  const input = { ...results, path, displayPath };
  const index = yield* readIndex(input, results);
  if (index) yield* readAlone(input, index, results);
}

function* readAlone(input: Input, index: CocoIndex, results?: Input): Generator<Batch> {
  const shared = { named: imagesWithoutLabels(input), below: imagesBelow(input, ['.json']) };
  yield* readTasks(input, index, shared, results);
  shared.below.tell();
}

function* readTasks(input: Input, index: CocoIndex, shared: Shared, results?: Input): Generator<Batch> {
  const fail = (i: number, problem: string) => reportEntry(input, 'categories', i, undefined, problem);
  const categories = readCategories(index.categories, fail);
  const count = memberCounter(input, 'categories', membersOfCategory);
  for (const [i, { value, repeated, line }] of index.categories.entries()) {
    countMembers(count, value);
    tellRepeated(input, repeated, `/categories/${i}`, { file: input.displayPath, line });
  }
  for (const list of index.lists) if (!listsRead.has(list)) input.skip(`lists called ${quote(list)}`, 1);
  const names = [...categories].map(([id, { name }]) => [showId(id!), name] as const);
  reportSameNames(input, names, input.displayPath);
  reportDangling(results ?? input, index, results !== undefined);
  if (results) noteRenamed(results, index, input.displayPath);
  if (results) reportContradictions(results, index);
  const slices = openSlices(input.path, input.displayPath);
  const more = results && openSlices(results.path, results.displayPath);
  const annotated = {
    slices: more ?? slices,
    file: (results ?? input).displayPath,
    pointer: results ? '' : '/annotations',
    areResults: results !== undefined,
  };
  try {
    const { images, unusable } = index;
    const find = imageFinder(foldersOfImages(input), undefined, input.options.images !== undefined);
    const guess = pathGuesser(find);
    const filesOf = (i: number) =>
      images.lengths[i]! > LARGE ? {} : guess(parse(bytesAt(slices, images, i)));
    input.ahead?.expect(images.length - unusable.size);
    yield* lazyDraftBatches(
      announced(usableImages(index), filesOf, input.ahead),
      drafter(input, index, categories, find, slices, annotated, shared),
    );
  } finally {
    slices.close();
    more?.close();
  }
}

/** Where annotations are: in the file itself, or in a list of results. */
interface Annotated {
  slices: Slices;
  file: string;
  pointer: string;
  areResults: boolean;
}

/** Members of images that tasks are made of. */
const membersRead: ReadonlySet<string> = new Set(['id', 'file_name', 'coco_url', 'width', 'height']);

/** A supercategory is that of a whole category, which says it in the file for all of its labels. */
const membersOfCategory: ReadonlySet<string> = new Set(['id', 'name', 'supercategory', 'keypoints']);

/** Licenses are those that images name by their number, which is counted. */
const listsRead: ReadonlySet<string> = new Set(['images', 'annotations', 'categories', 'licenses']);

/** Positions of the images that become tasks. */
function* usableImages({ images, unusable }: CocoIndex): Generator<number> {
  for (let i = 0; i < images.length; i++) if (!unusable.has(i)) yield i;
}

/** Bytes of an image, without its pixels, that take longer to parse twice than it does to open its file. */
const LARGE = 10_000;

/** Where images most likely are: in the folder of the first one. */
function pathGuesser(find: (name: string) => FoundImage): (image: Json | undefined) => AheadFiles {
  let folder: string | undefined;
  return (image) => {
    const name = isObject(image) ? imageName(image) : undefined;
    if (name === undefined) return {};
    if (folder === undefined) {
      const { path } = find(name);
      folder = path.endsWith(name) ? path.slice(0, -name.length) : '';
    }
    return folder === '' ? {} : { image: folder + name };
  };
}

function bytesAt(slices: Slices, { offsets, lengths }: Places, i: number): Buffer {
  return slices.read(offsets[i]!, lengths[i]!);
}

function parse(bytes: Buffer): Json | undefined {
  try {
    return JSON.parse(bytes.toString()) as Json;
  } catch {
    return undefined;
  }
}

/** An entry with the members that stand in it twice. */
function read(slices: Slices, places: Places, i: number) {
  const bytes = bytesAt(slices, places, i);
  const value = parse(bytes);
  return { value, repeated: value === undefined ? [] : repeatedKeysIn(bytes, value) };
}

function tellRepeated(input: Input, repeated: readonly RepeatedKey[], pointer: string, place: Place): void {
  for (const { finding } of repeated) input.report({ ...finding, path: pointer + finding.path }, place);
}

function drafter(
  input: Input,
  { images, annotations, order, starts }: CocoIndex,
  categories: ReadonlyMap<CocoId, Category>,
  find: (name: string) => FoundImage,
  slices: Slices,
  annotated: Annotated,
  { named, below, more }: Shared,
): (image: number) => Draft {
  const controls = controlsOf(input);
  const add = annotationAdder(input, controls, categories, annotated.areResults);
  const addSegments = segmentsAdder(input, controls, categories);
  const count = memberCounter(input, 'images', membersRead);
  const placeAt = (places: Places, i: number) => ({
    file: places === annotations ? annotated.file : input.displayPath,
    line: places.lines[i]!,
  });
  const annotationText = (position: number) => bytesAt(annotated.slices, annotations, position).toString();

  const annotationsOf = (image: number): CocoAnnotation[] => {
    const own: CocoAnnotation[] = [];
    for (let k = starts[image]!; k < starts[image + 1]!; k++) {
      const position = order[k]!;
      const { value, repeated } = read(annotated.slices, annotations, position);
      const categoryId = value && idOf(value, 'category_id', annotationText, position);
      const pointer = `${annotated.pointer}/${position}`;
      const place = placeAt(annotations, position);
      tellRepeated(input, repeated, pointer, place);
      own.push({ value, categoryId, position, pointer, place });
    }
    return own;
  };

  return (i) => {
    const { value: image, repeated } = read(slices, images, i);
    if (!isObject(image)) {
      throw new UserError(
        EXIT.unreadable,
        `${input.displayPath} changed while it was being read.`,
        'Run lsimport again.',
      );
    }
    const place = placeAt(images, i);
    tellRepeated(input, repeated, `/images/${i}`, place);
    const name = imageName(image)!;
    const found = below.find(find(name), input.path, name, otherNames(name));
    const isRepeated = !named.addNamed(found.path) && found.sharedWith === undefined;
    countMembers(count, image);
    const own = annotationsOf(i);
    const declared = sizeOf(image.width, image.height) ?? sizeOfMask(own);
    const draft = openImage(input, controls, { ...found, isRepeated }, name, declared, place);
    for (const annotation of own) {
      if (!isPanoptic(annotation.value)) add(draft, annotation, declared);
      else for (const mask of addSegments(draft, annotation, declared)) named.addNamed(mask);
    }
    const made = draft.finish(own.length > 0);
    Object.assign(made.task.data, more);
    return made;
  };
}

/** The panoptic files that cityscapesScripts writes name no image there is: x_gtFine_leftImg8bit.png for x_leftImg8bit.png. */
function otherNames(name: string): string[] {
  return name.endsWith('_gtFine_leftImg8bit.png') ? [name.replace(/_gtFine(?=_leftImg8bit\.png$)/, '')] : [];
}

/** Where images may be: in `--images`, else beside the file or where the usual layouts of COCO have them. */
function foldersOfImages(input: Input): string[] {
  const { options } = input;
  if (options.images !== undefined) return [options.images];
  const path = originalOf(input, input.path).replace(/\.gz$/i, '');
  const beside = dirname(path);
  const above = dirname(beside);
  // instances_val2017.json is about the images in val2017.
  const part = basename(path, extname(path)).split('_').at(-1)!;
  return [
    beside,
    join(beside, 'images'),
    join(beside, part),
    above,
    join(above, 'images'),
    join(above, part),
    join(above, 'images', part),
  ];
}

function noteRenamed(results: Input, { renamed }: CocoIndex, dataset: string): void {
  if (renamed === 0) return;
  const which = renamed === 1 ? '1 result' : `${renamed} results`;
  results.note(
    `In ${which}, "image_id" and "file_name" name different images of ${dataset}; the name was used.`,
  );
}

function reportContradictions(results: Input, { contradictions, annotations }: CocoIndex): void {
  for (const { named, other, count, first } of contradictions) {
    const args = {
      name: `"file_name" of ${count === 1 ? '1 result' : `${count} results`}`,
      image: quote(named.name),
      also: `"image_id" (${showId(other.id!)})`,
      other: quote(other.name),
    };
    const place = { file: results.displayPath, line: annotations.lines[first]! };
    results.report({ code: 'image-named-otherwise', args, path: `/${first}/file_name` }, place);
  }
}

function reportDangling(input: Input, index: CocoIndex, isResults: boolean): void {
  const { dangling, annotations } = index;
  const skipped = [...dangling.values()].reduce((sum, { count }) => sum + count, 0);
  if (skipped > 0) input.skip('annotations without an image', skipped);
  // One label of a dataset may be a leftover beside images that are still to be labelled.
  const isAll = skipped > (isResults ? 0 : 1) && skipped === annotations.length;
  for (const [id, { count, first }] of dangling) {
    const place = { file: input.displayPath, line: annotations.lines[first]! };
    const member = id instanceof UnknownName ? 'file_name' : 'image_id';
    const path = `${isResults ? '' : '/annotations'}/${first}/${member}`;
    if (isAll) {
      const args = { labels: skipped, member, ...showWanted(id, index) };
      input.report({ code: 'no-label-has-image', args, path }, place);
      return;
    }
    const image = showMissing(id);
    input.report({ code: 'label-without-image', args: { image, labels: count }, path }, place);
  }
}

/** The id or the name of an image that is not there, and which images are. */
function showWanted(id: CocoId | UnknownName, index: CocoIndex): { id: string; images: string } {
  if (id instanceof UnknownName) {
    const images = id.isOfSeveral ? 'more than one image has this name' : 'no image has this name';
    return { id: quote(id.name), images };
  }
  return { id: id === undefined ? 'missing' : showId(id), images: showIds(index) };
}

/** What image is missing, in words that follow "There is no image". */
function showMissing(id: CocoId | UnknownName): string {
  if (id === undefined) return 'for a missing "image_id"';
  if (!(id instanceof UnknownName)) return `with the id ${showId(id)}`;
  const { name, isOfSeveral, beside } = id;
  const called = isOfSeveral ? `that alone is called ${quote(name)}` : `called ${quote(name)}`;
  return beside ? `${called} ("image_id" ${showId(beside.id!)} is that of ${quote(beside.name)})` : called;
}

function showIds({ firstIds, images }: CocoIndex): string {
  if (firstIds.length === 0) return 'no image is listed';
  const ids = firstIds.map((id) => showId(id!)).join(', ');
  if (images.length === 1) return `the id of the image is ${ids}`;
  return `the ids of the images are ${ids}${images.length > firstIds.length ? ' and others' : ''}`;
}
