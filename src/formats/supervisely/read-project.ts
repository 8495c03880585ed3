import { basename, dirname, join } from 'node:path';
import type { Finding, Place } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import type { DrawnShape } from '../../label-config/tags.ts';
import type { LabelControls } from '../../regions/controls.ts';
import { type Size, shapeNames, sizeOf } from '../../regions/shape.ts';
import type { Batch } from '../../tasks/batch.ts';
import { filesIn } from '../folder/files-in.ts';
import type { Input, ShapeClasses } from '../format.ts';
import { controlsOf } from '../labelled/controls-of.ts';
import { countMembers, type MemberCounter, memberCounter } from '../labelled/count-members.ts';
import type { Drafting } from '../labelled/draft.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import type { FoundImage } from '../labelled/find-image.ts';
import { finderBeside } from '../labelled/finder-beside.ts';
import { imagesWithoutLabels } from '../labelled/images-without-labels.ts';
import { maskKind } from '../labelled/mask-kind.ts';
import { openImage } from '../labelled/open-image.ts';
import { parseJsonFile } from '../labelled/parse-json-file.ts';
import type { Draft } from '../labelled/task-results.ts';
import { isImage } from '../media/image-dir.ts';
import { isAnnotation } from './is-annotation.ts';
import { listMetas, type Meta, metaFinder } from './meta.ts';
import { readShape } from './shape.ts';
import { membersOfTag, readTags } from './tags.ts';

/** The classes of meta.json. */
export function classes(input: Input): string[] {
  return [...new Set(listMetas(input).flatMap(({ titles }) => titles))];
}

/** The classes of each shape; one that may have any shape, or one that is not known, is of all. */
export function shapeClasses(input: Input): ShapeClasses {
  const found = new Map<DrawnShape, Set<string>>();
  const mask = maskKind(input);
  for (const meta of listMetas(input)) {
    for (const title of meta.titles) {
      const shape = meta.shapeOf(title) ?? '';
      const drawn = shape === 'bitmap' || shape === 'alpha_mask' ? mask : shapesDrawn[shape];
      const labels = shape === 'graph' ? meta.nodeNames(title) : [title];
      for (const one of drawn ? [drawn] : allDrawn(mask)) {
        const set = found.get(one) ?? new Set();
        for (const label of labels) set.add(label);
        found.set(one, set);
      }
    }
  }
  return new Map([...found].map(([shape, labels]) => [shape, [...labels]]));
}

/** What shapes are drawn as, but for masks. */
const shapesDrawn: Readonly<Record<string, DrawnShape>> = {
  polygon: 'polygon',
  rectangle: 'rectangle',
  oriented_bbox: 'rectangle',
  point: 'keypoint',
  graph: 'keypoint',
  line: 'vector',
  polyline: 'vector',
};

function allDrawn(mask: DrawnShape): DrawnShape[] {
  return [...new Set([...Object.values(shapesDrawn), mask])];
}

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOf(input));
}

/** What all files of a project share. */
interface ProjectContext {
  input: Input;
  controls: LabelControls;
  find: (file: string, name: string) => FoundImage;
  metaOf: (file: string) => Meta;
  count: { file: MemberCounter; object: MemberCounter; tag: MemberCounter };
  /** Polygons whose holes were joined to their outlines. */
  joined: number;
}

/** Images of a data set; those in other folders are pictures of the masks. */
const isInImg = (name: string, folder: string) => isImage(name) && basename(folder) === 'img';

function* draftsOf(input: Input): Generator<Draft> {
  const context: ProjectContext = {
    input,
    controls: controlsOf(input),
    find: finderOf(input),
    metaOf: metaFinder(input),
    count: {
      file: memberCounter(input, 'label files', membersOfFile),
      object: memberCounter(input, LIST, membersOfObject),
      tag: memberCounter(input, 'tags', membersOfTag),
    },
    joined: 0,
  };
  const withoutLabels = imagesWithoutLabels(input, isInImg);
  const onImage = (image: FoundImage) =>
    withoutLabels.addNamed(image.path) ? image : { ...image, isRepeated: true };
  for (const { path, displayPath } of filesIn(input, ['.json'], isInImg)) {
    if (isAnnotation(path)) {
      const draft = draftOf(context, path, displayPath, onImage);
      if (draft) yield draft;
    } else if (basename(path) !== 'meta.json') input.skip('JSON files outside of ann/', 1);
  }
  const { joined } = context;
  if (joined > 0) {
    const what = joined === 1 ? '1 polygon' : `${joined} polygons`;
    input.note(
      `The holes of ${what} in ${input.displayPath} were joined to the outline by lines there and back, as polygons of Label Studio have no holes.`,
    );
  }
  // The labels of the others may be in another shard.
  if (!input.shard) input.skip('images without a label file', withoutLabels.count());
}

/** Finds the image of DATASET/ann/NAME.json in DATASET/img/, or in `--images` with or without its data set. */
function finderOf(input: Input): ProjectContext['find'] {
  const find = finderBeside(input, (beside) => [join(dirname(beside), 'img'), dirname(beside), beside]);
  if (input.options.images === undefined) return find;
  return (file, name) => {
    const dataset = basename(dirname(dirname(file)));
    const found = [join(dataset, 'img', name), join(dataset, name)]
      .map((path) => find(file, path))
      .find(({ exists, sharedWith }) => exists && sharedWith === undefined);
    return found ?? find(file, name);
  };
}

const LIST = 'objects';

const membersOfFile: ReadonlySet<string> = new Set([
  ...['name', 'description', 'size', 'tags', LIST],
  // Of the database.
  ...['id', 'imageId'],
]);
const membersOfObject: ReadonlySet<string> = new Set([
  ...['id', 'classId', 'classTitle', 'description', 'geometryType', 'shape', 'type', 'tags', 'instance'],
  ...['points', 'bitmap', 'nodes', 'faces', 'angle'],
]);

function draftOf(
  context: ProjectContext,
  path: string,
  displayPath: string,
  onImage: (image: FoundImage) => FoundImage,
): Draft | undefined {
  const { input, controls, find, metaOf, count } = context;
  const place = { file: displayPath };
  const file = parseJsonFile(input, path, displayPath);
  if (file === undefined) return undefined;
  const refuse = (finding: Finding): undefined => void input.report(finding, place);
  if (isObject(file) && (Array.isArray(file.frames) || Array.isArray(file.figures))) {
    const found = `an annotation of ${Array.isArray(file.frames) ? 'a video' : 'a point cloud'}`;
    const advice = 'Only projects of images are read.';
    return refuse({ code: 'label-dialect', args: { found, advice } });
  }
  const objects = isObject(file) ? file[LIST] : undefined;
  if (!isObject(file) || !Array.isArray(objects)) {
    const problem = `it is not an object with a list "${LIST}"`;
    return refuse({ code: 'label-file-malformed', args: { problem } });
  }
  const size = isObject(file.size) ? sizeOf(file.size.width, file.size.height) : undefined;
  const own = basename(path).slice(0, -'.json'.length);
  const named = find(path, own);
  const other = typeof file.name === 'string' && file.name !== '' ? find(path, file.name) : named;
  const isOwn = named.exists || !other.exists;
  const draft = openImage(input, controls, onImage(isOwn ? named : other), own, size, place);
  const meta = metaOf(path);
  countMembers(count.file, file);
  const { answers, problems } = readTags(file.tags, file.description, meta, count.tag);
  for (const { position, problem } of problems)
    draft.report(
      { code: 'label-malformed', args: { what: 'tag', problem }, path: `/tags/${position}` },
      place,
    );
  for (const [i, object] of objects.entries()) addObject(context, draft, object, i, meta, size, place);
  for (const answer of answers) draft.answer(answer, place);
  // Every image has a file, also those that nobody has labeled.
  return draft.finish(objects.length > 0 || answers.length > 0);
}

function addObject(
  context: ProjectContext,
  draft: Drafting,
  object: Json,
  position: number,
  meta: Meta,
  size: Size | undefined,
  place: Place,
): undefined {
  const path = `/${LIST}/${position}`;
  const report = (finding: Finding): undefined => void draft.report({ ...finding, path } as Finding, place);
  const malformed = (problem: string): undefined =>
    report({ code: 'label-malformed', args: { what: `object ${path}`, problem } });
  if (!isObject(object)) return malformed('it is not an object');
  const { classTitle: label } = object;
  if (typeof label !== 'string' || label === '') return malformed('it has no "classTitle"');
  const type = typeOf(object, meta.shapeOf(label));
  if (type === undefined) return malformed('neither it nor meta.json says what shape it has');
  const read = readShape(object, type, size);
  countMembers(context.count.object, object);
  if ('problem' in read) return malformed(read.problem);
  if ('unknown' in read) {
    return report({ code: 'label-shape-unknown', args: { shape: quote(read.unknown), label: quote(label) } });
  }
  const { answers, problems } = readTags(object.tags, object.description, meta, context.count.tag);
  for (const { position: at, problem } of problems)
    draft.report(
      { code: 'label-malformed', args: { what: 'tag', problem }, path: `${path}/tags/${at}` },
      place,
    );
  const isGraph = type === 'graph';
  const marks = [
    ...(typeof object.instance === 'string' && object.instance !== '' ? [`instance ${object.instance}`] : []),
    ...(read.hasDegrees ? ['transparency'] : []),
    // That its points belong together has no place, nor has what is said of them all.
    ...(isGraph ? ['graph', ...answers.map(({ name, values }) => `${name} = ${values.join(', ')}`)] : []),
  ];
  for (const mark of marks) report({ code: 'label-mark-lost', args: { mark, label: quote(label) } });
  if (read.holes > 0) context.joined++;
  if (read.beyond) {
    const args = { shape: shapeNames.brush, label: quote(label) };
    report({ code: read.beyond === 'all' ? 'label-outside' : 'label-clipped', args });
  }
  if (read.beyond === 'all') return void draft.skip('labels outside their images');
  for (const { shape, node } of read.shapes) {
    const name = node === undefined ? label : (meta.nodeName(label, node) ?? nameOfNode(node) ?? label);
    draft.add({ label: name, shape, answers: isGraph ? [] : answers, place, list: LIST, position });
  }
}

/** The shape of an object: what it says itself, what its class has, or what there is of it. */
function typeOf(object: JsonObject, ofClass: string | undefined): string | undefined {
  const { geometryType, shape, type, bitmap, nodes } = object;
  const told = [geometryType, shape, type, ofClass].find((name) => typeof name === 'string' && name !== '');
  if (told !== undefined) return told as string;
  if (isObject(bitmap)) return 'bitmap';
  return isObject(nodes) ? 'graph' : undefined;
}

/** The labeling tool calls nodes by ids made at random, which are no names. */
function nameOfNode(node: string): string | undefined {
  return /^[\da-f]{8}-[\da-f]{4}-|^\d+$/i.test(node) ? undefined : node;
}
