import { basename, dirname, extname, join } from 'node:path';
import { type Json, type JsonObject, quote } from '../json/json.ts';
import { annotationAdder } from '../labels/coco-annotation.ts';
import { type Category, readCategories } from '../labels/coco-categories.ts';
import { type CocoIndex, indexCoco, type Places } from '../labels/coco-index.ts';
import { controlsOf } from '../labels/controls-of.ts';
import type { Draft } from '../labels/draft.ts';
import { draftBatch, lazyDraftBatches } from '../labels/draft-batch.ts';
import { imageFinder } from '../labels/find-image.ts';
import { openImage } from '../labels/open-image.ts';
import { sizeOf } from '../labels/shape.ts';
import { openFile } from '../sources/byte-reader.ts';
import { openSlices, type Slices } from '../sources/slices.ts';
import { SourceProblem } from '../sources/source-problem.ts';
import type { Batch } from '../tasks/batch.ts';
import type { Importer, Input } from './importer.ts';
import { isCoco } from './json-head.ts';

export const coco: Importer = {
  name: 'coco',
  summary: 'a COCO JSON file: one task an image, with its boxes, polygons, masks and keypoints',
  input: 'file',
  extensions: ['.json'],
  sniff: ({ head }) => (isCoco(head) ? 'it is an object with a list of images or categories' : undefined),
  fills: ['Image'],
  linksFiles: () => true,
  takesMore: true,
  takes: ['images', 'labelsAs'],
  firstId: 0,
  nothing: 'it lists no image',
  classes: listClasses,
  read: readCoco,
};

function* readCoco(input: Input): Generator<Batch> {
  const index = yield* readIndex(input);
  if (!index) return;
  const fail = (i: number, problem: string) => reportElement(input, 'categories', i, undefined, problem);
  const categories = readCategories(index.categories, fail);
  reportDangling(input, index);
  const slices = openSlices(input.path, input.shown);
  try {
    yield* lazyDraftBatches(usableImages(index), drafter(input, index, categories, slices));
  } finally {
    slices.close();
  }
}

/** Handed over while there is no task yet, so that the run can be stopped. */
const noDrafts = draftBatch(0, () => {
  throw new Error('There is no draft.');
});

/** Reads through the file once; undefined when it is no COCO file, which was reported. */
function* readIndex(input: Input): Generator<Batch, CocoIndex | undefined> {
  const reader = openFile(input.path, input.shown);
  try {
    const steps = indexCoco(reader, (list, position, line) =>
      reportElement(input, list, position, line, 'it is not valid JSON'),
    );
    for (;;) {
      const step = steps.next();
      if (!step.done) yield noDrafts;
      else return isWhole(input, step.value) ? step.value : undefined;
    }
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    input.report(error.finding, { file: input.shown, ...error.spot });
    return undefined;
  } finally {
    reader.close();
  }
}

function isWhole(input: Input, { lists, repeated, nameless, images }: CocoIndex): boolean {
  const missing = ['images', 'categories'].find((name) => !lists.has(name));
  if (missing !== undefined) {
    const problem = `it has no list "${missing}"`;
    input.report({ code: 'label-file-malformed', args: { problem } }, { file: input.shown });
  }
  for (const i of repeated) {
    reportElement(input, 'images', i, images.lines[i], 'an earlier image has its id, or neither has one');
  }
  for (const i of nameless) reportElement(input, 'images', i, images.lines[i], 'it has no "file_name"');
  return missing === undefined;
}

/** Positions of the images that become tasks. */
function* usableImages({ images, repeated, nameless }: CocoIndex): Generator<number> {
  const unusable = new Set([...repeated, ...nameless]);
  for (let i = 0; i < images.length; i++) if (!unusable.has(i)) yield i;
}

function drafter(
  input: Input,
  { images, annotations, order, starts }: CocoIndex,
  categories: ReadonlyMap<Json, Category>,
  slices: Slices,
): (image: number) => Draft {
  const controls = controlsOf(input);
  const find = imageFinder(foldersOfImages(input));
  const add = annotationAdder(input, controls, categories);
  const spotAt = ({ lines }: Places, i: number) => ({ file: input.shown, line: lines[i]! });
  const valueAt = ({ offsets, lengths }: Places, i: number): Json => {
    try {
      return JSON.parse(slices.read(offsets[i]!, lengths[i]!).toString()) as Json;
    } catch {
      // It was reported when the file was read through.
      return null;
    }
  };

  return (i) => {
    const image = valueAt(images, i) as JsonObject;
    const spot = spotAt(images, i);
    const name = image.file_name as string;
    const declared = sizeOf(image.width, image.height);
    const draft = openImage(input, controls, find(name), name, declared, spot);
    for (let k = starts[i]!; k < starts[i + 1]!; k++) {
      const position = order[k]!;
      const value = valueAt(annotations, position);
      add(draft, { value, position, image: declared, spot: spotAt(annotations, position) });
    }
    return draft.finish(starts[i + 1]! > starts[i]!);
  };
}

/** Where images may be: in `--images`, else beside the file or where the usual layouts of COCO have them. */
function foldersOfImages({ path, options }: Input): string[] {
  if (options.images !== undefined) return [options.images];
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

function reportDangling(input: Input, { dangling, annotations }: CocoIndex): void {
  for (const [id, { count, first }] of dangling) {
    const image = id === undefined ? 'with the id that is missing' : `with the id ${quoteId(id)}`;
    input.leaveOut('annotations without an image', count);
    const path = `/annotations/${first}/image_id`;
    input.report(
      { code: 'label-without-image', args: { image, labels: count }, path },
      { file: input.shown, line: annotations.lines[first]! },
    );
  }
}

function quoteId(id: Json): string {
  return typeof id === 'string' ? quote(id) : JSON.stringify(id);
}

function reportElement(
  input: Input,
  list: string,
  i: number,
  line: number | undefined,
  problem: string,
): void {
  const path = `/${list}/${i}`;
  input.report(
    { code: 'label-malformed', args: { what: `entry ${path}`, problem }, path },
    { file: input.shown, ...(line !== undefined && { line }) },
  );
}

/** The names of the categories, in the order of the file. */
function listClasses(input: Input): string[] {
  const steps = readIndex({ ...input, report: () => {} });
  for (;;) {
    const step = steps.next();
    if (!step.done) continue;
    const categories = readCategories(step.value?.categories ?? [], () => {});
    return [...categories.values()].map(({ name }) => name);
  }
}
