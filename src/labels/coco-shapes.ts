import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { decodeCocoRle } from './coco-rle.ts';
import type { Point, Shape, Size } from './shape.ts';

/** What is drawn in one annotation, or what is wrong with one of its members. */
export interface CocoShapes {
  box: Shape | undefined;
  /** Polygons, one for each part, or one mask. */
  outline: Shape[];
  /** Keypoints with their place in the list; those that nobody labelled (v = 0) are left out and counted. */
  keypoints: { shape: Shape; index: number }[];
  notLabelled: number;
  problems: { member: string; problem: string }[];
}

/** Reads `bbox`, `segmentation` and `keypoints` of an annotation; `image` is the size that the COCO file gives, if it does. */
export function readCocoShapes(annotation: JsonObject, image: Size | undefined): CocoShapes {
  const shapes: CocoShapes = { box: undefined, outline: [], keypoints: [], notLabelled: 0, problems: [] };
  const { bbox, segmentation, keypoints } = annotation;
  const fail = (member: string, problem: string) => void shapes.problems.push({ member, problem });
  if (isGiven(bbox)) {
    const box = numbersOf(bbox);
    if (box?.length !== 4) fail('bbox', 'it is no list of four numbers (x, y, width, height)');
    else {
      const [x, y, width, height] = box as [number, number, number, number];
      if (width < 0 || height < 0) fail('bbox', `its width or height is negative (${width}, ${height})`);
      else shapes.box = { kind: 'rectangle', x, y, width, height };
    }
  }
  if (isGiven(segmentation)) readOutline(segmentation, image, shapes, fail);
  if (isGiven(keypoints)) readKeypoints(keypoints, shapes, fail);
  return shapes;
}

type Fail = (member: string, problem: string) => void;

function readOutline(segmentation: Json, image: Size | undefined, shapes: CocoShapes, fail: Fail): void {
  if (isObject(segmentation)) {
    const mask = decodeCocoRle(segmentation.size, segmentation.counts);
    if (typeof mask === 'string') fail('segmentation', mask);
    else if (image && (mask.width !== image.width || mask.height !== image.height)) {
      const found = `${mask.width} by ${mask.height}`;
      fail('segmentation', `its mask has ${found} pixels, but the image ${image.width} by ${image.height}`);
    } else shapes.outline.push({ kind: 'brush', mask });
    return;
  }
  if (!Array.isArray(segmentation)) {
    fail('segmentation', 'it is neither a list of polygons nor a run-length mask');
    return;
  }
  // Some tools leave out the list around a single polygon.
  const isBare = segmentation.every((item) => typeof item === 'number');
  for (const part of isBare ? [segmentation] : segmentation) {
    const flat = numbersOf(part);
    if (!flat) fail('segmentation', 'a polygon is no list of numbers');
    else if (flat.length % 2 === 1)
      fail('segmentation', `a polygon has an odd count of numbers, ${flat.length}`);
    else if (flat.length < 6) fail('segmentation', `a polygon has only ${flat.length / 2} points`);
    else shapes.outline.push({ kind: 'polygon', points: pairs(flat) });
  }
}

function readKeypoints(keypoints: Json, shapes: CocoShapes, fail: Fail): void {
  const flat = numbersOf(keypoints);
  if (!flat || flat.length % 3 !== 0) {
    fail('keypoints', 'they are no list of numbers in threes (x, y, visibility)');
    return;
  }
  for (let i = 0; i < flat.length; i += 3) {
    const [x, y, visibility] = flat.slice(i, i + 3) as [number, number, number];
    if (visibility === 0) shapes.notLabelled++;
    else {
      const shape: Shape = { kind: 'keypoint', x, y, ...(visibility === 1 && { hidden: true }) };
      shapes.keypoints.push({ shape, index: i / 3 });
    }
  }
}

/** Absent, null and empty lists say that there is nothing of the kind. */
function isGiven(value: Json | undefined): value is Json {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

function numbersOf(value: Json): number[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.every((item) => typeof item === 'number' && Number.isFinite(item))
    ? (value as number[])
    : undefined;
}

function pairs(flat: readonly number[]): Point[] {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!]);
}
