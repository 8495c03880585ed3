import { isObject, type Json } from '../../json/json.ts';
import { boxAround } from '../../regions/bounds.ts';
import type { Point, Shape, Size } from '../../regions/shape.ts';
import { rotatedBox } from '../../regions/turned-box.ts';
import { readMask } from './mask.ts';

/** What a shape of labelme is: one that Label Studio has, one that it lacks, or nothing that can be read. */
export type LabelmeShape =
  | { label: string; shape: Shape; score: number | undefined }
  | { label: string; unknown: string }
  | { problem: string };

/** Reads one entry of `shapes` in a file of labelme; `image` is the size that the file gives. */
export function readLabelmeShape(value: Json, image: Size | undefined): LabelmeShape {
  if (!isObject(value)) return { problem: 'it is not an object' };
  const { label, shape_type: type = 'polygon', score } = value;
  if (typeof label !== 'string' || label === '') return { problem: 'it has no "label"' };
  if (type !== null && typeof type !== 'string') return { problem: 'its "shape_type" is not a string' };
  const points = pointsOf(value.points);
  if (!points) return { problem: 'its "points" are not a list of number pairs' };
  const made =
    type === 'mask' ? readMask(value.mask, points[0], image) : makeShape(type ?? 'polygon', points);
  if (typeof made === 'string') return { problem: made };
  if (!made) return { label, unknown: type ?? 'polygon' };
  if (score === undefined || score === null) return { label, shape: made, score: undefined };
  return Number.isFinite(score)
    ? { label, shape: made, score: score as number }
    : { problem: 'its "score" is not a number' };
}

/** The shape, undefined when Label Studio has none like it, or what is wrong with its points. */
function makeShape(type: string, points: readonly Point[]): Shape | string | undefined {
  const wrongCount = (wanted: string) => `a ${type} needs ${wanted}, but this has ${points.length}`;
  const [first, second] = points;
  switch (type) {
    case 'polygon':
      return points.length < 3 ? wrongCount('at least 3 points') : { kind: 'polygon', points };
    case 'rectangle': {
      // Two opposite corners, or all four.
      return points.length === 2 || points.length === 4 ? boxAround(points) : wrongCount('2 points');
    }
    case 'rotation':
    case 'oriented_rectangle':
      return points.length === 4
        ? (rotatedBox(points) ?? 'its corners are not those of a rectangle')
        : wrongCount('4 points');
    case 'circle': {
      if (!first || !second || points.length !== 2) return wrongCount('2 points');
      const radius = Math.hypot(second[0] - first[0], second[1] - first[1]);
      return { kind: 'ellipse', x: first[0], y: first[1], radiusX: radius, radiusY: radius };
    }
    case 'line':
    case 'linestrip':
      return points.length < 2 ? wrongCount('at least 2 points') : { kind: 'vector', points };
    case 'point':
      return first && points.length === 1
        ? { kind: 'keypoint', x: first[0], y: first[1] }
        : wrongCount('1 point');
    default:
      return undefined;
  }
}

function pointsOf(value: Json | undefined): Point[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const isPoint = (item: Json) =>
    Array.isArray(item) && item.length === 2 && item.every((part) => Number.isFinite(part));
  return value.every(isPoint) ? (value as unknown as Point[]) : undefined;
}
