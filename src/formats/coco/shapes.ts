import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import { type Point, type Shape, type Size, sizeOf } from '../../regions/shape.ts';
import { turnAroundCenter } from '../../regions/turned-box.ts';
import { decodeCocoRle } from './rle.ts';

/** What is drawn in one annotation, or what is wrong with one of its members. */
export interface CocoShapes {
  box: Shape | undefined;
  /** Polygons, one for each part, or one mask. */
  outline: readonly Shape[];
  /** Keypoints with their place in the list; those that nobody labelled (v = 0) are skipped and counted. */
  keypoints: readonly { shape: Shape; index: number }[];
  notLabelled: number;
  problems: { member: string; problem: string }[];
}

/** What most annotations have none of: they are many, so that lists of nothing would be most of the garbage. */
const none: readonly never[] = [];
const noProblems: CocoShapes['problems'] = [];

/** Reads `bbox`, `segmentation` and `keypoints` of an annotation; `image` is the size that the COCO file gives, if it does. */
export function readCocoShapes(annotation: JsonObject, image: Size | undefined): CocoShapes {
  const { bbox, segmentation, keypoints } = annotation;
  const shapes: CocoShapes = {
    box: undefined,
    outline: none,
    keypoints: none,
    notLabelled: 0,
    problems: noProblems,
  };
  if (isGiven(bbox)) readBox(bbox, annotation.attributes, shapes);
  if (isGiven(segmentation)) shapes.outline = readOutline(segmentation, image, shapes);
  if (isGiven(keypoints)) shapes.keypoints = readKeypoints(keypoints, shapes);
  return shapes;
}

function fail(shapes: CocoShapes, member: string, problem: string): void {
  if (shapes.problems === noProblems) shapes.problems = [];
  shapes.problems.push({ member, problem });
}

function readBox(bbox: Json, attributes: Json | undefined, shapes: CocoShapes): void {
  const box = numbersOf(bbox);
  if (box?.length !== 4) {
    fail(shapes, 'bbox', 'it is not a list of four numbers (x, y, width, height)');
    return;
  }
  const [x, y, width, height] = box as [number, number, number, number];
  if (width < 0 || height < 0) {
    fail(shapes, 'bbox', `its width or height is negative (${width}, ${height})`);
  } else shapes.box = turned({ kind: 'rectangle', x, y, width, height }, attributes);
}

/** CVAT writes a turned box as the unturned one, and in the attributes by how many degrees it is turned clockwise around its centre. */
function turned(box: Extract<Shape, { kind: 'rectangle' }>, attributes: Json | undefined): Shape {
  const rotation = isObject(attributes) ? attributes.rotation : undefined;
  if (typeof rotation !== 'number' || !Number.isFinite(rotation) || rotation === 0) return box;
  return turnAroundCenter(box, rotation);
}

function readOutline(segmentation: Json, image: Size | undefined, shapes: CocoShapes): Shape[] {
  const problem = (text: string) => fail(shapes, 'segmentation', text);
  if (isObject(segmentation)) {
    const mask = decodeCocoRle(segmentation.size, segmentation.counts, image);
    if (typeof mask === 'string') problem(mask);
    else return [{ kind: 'brush', mask }];
    return [];
  }
  if (!Array.isArray(segmentation)) {
    problem('it is neither a list of polygons nor a run-length mask');
    return [];
  }
  const outline: Shape[] = [];
  // Some tools leave out the list around a single polygon.
  const isBare = segmentation.every((item) => typeof item === 'number');
  for (const part of isBare ? [segmentation] : segmentation) {
    const flat = numbersOf(part);
    if (!flat) problem('a polygon is not a list of numbers');
    // Segmenters write an empty polygon where they found no outline in a box.
    else if (flat.length === 0) continue;
    else if (flat.length % 2 === 1) problem(`a polygon has an odd number of coordinates, ${flat.length}`);
    else if (flat.length < 6) problem(`a polygon has only ${flat.length / 2} points`);
    else outline.push({ kind: 'polygon', points: pairs(flat) });
  }
  return outline;
}

function readKeypoints(keypoints: Json, shapes: CocoShapes): CocoShapes['keypoints'] {
  const flat = numbersOf(keypoints);
  if (!flat || flat.length % 3 !== 0) {
    fail(shapes, 'keypoints', 'they are not a list of number triples (x, y, visibility)');
    return none;
  }
  const points: { shape: Shape; index: number }[] = [];
  for (let i = 0; i < flat.length; i += 3) {
    const [x, y, visibility] = flat.slice(i, i + 3) as [number, number, number];
    if (visibility === 0) shapes.notLabelled++;
    else {
      const shape: Shape = { kind: 'keypoint', x, y, ...(visibility === 1 && { hidden: true }) };
      points.push({ shape, index: i / 3 });
    }
  }
  return points;
}

/** Absent, null and empty lists say that there is nothing of the kind. */
function isGiven(value: Json | undefined): value is Json {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

function numbersOf(value: Json): number[] | undefined {
  if (!Array.isArray(value)) return undefined;
  for (const item of value) if (typeof item !== 'number' || !Number.isFinite(item)) return undefined;
  return value as number[];
}

function pairs(flat: readonly number[]): Point[] {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!]);
}

/** The size of the first run-length mask, which is that of the image also where the file does not give one. */
export function sizeOfMask(annotations: readonly { value: Json | undefined }[]): Size | undefined {
  for (const { value } of annotations) {
    const segmentation = isObject(value) ? value.segmentation : undefined;
    if (isObject(segmentation) && Array.isArray(segmentation.size)) {
      const [height, width] = segmentation.size;
      return sizeOf(width, height);
    }
  }
  return undefined;
}
