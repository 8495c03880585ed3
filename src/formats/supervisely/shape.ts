import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import { boxAround } from '../../regions/bounds.ts';
import { joinHoles } from '../../regions/join-holes.ts';
import type { Point, Shape, Size } from '../../regions/shape.ts';
import { turnAroundCenter } from '../../regions/turned-box.ts';
import { readBitmap } from './bitmap.ts';

/** A shape, or one for each node of a keypoint structure, which has an id. */
export interface FoundShape {
  shape: Shape;
  node?: string;
}

/**
 * What an object is drawn as, with how many holes, how much of a mask is beyond the image, and whether pixels belong to it by degrees; the name
 * of a shape that Label Studio has not; or what is wrong with it.
 */
export type SuperviselyShape =
  | { shapes: FoundShape[]; holes: number; beyond?: 'some' | 'all'; hasDegrees?: boolean }
  | { unknown: string }
  | { problem: string };

/** Reads the shape of an object, of which `type` is the name; `image` is the size that the file gives. */
export function readShape(object: JsonObject, type: string, image: Size | undefined): SuperviselyShape {
  if (type === 'bitmap' || type === 'alpha_mask') {
    const placed = readBitmap(object.bitmap, image);
    if (typeof placed === 'string') return { problem: placed };
    const { mask, inside, outside } = placed;
    const shapes: FoundShape[] = [{ shape: { kind: 'brush', mask } }];
    const read = { shapes, holes: 0, hasDegrees: type === 'alpha_mask' && placed.hasDegrees };
    return outside === 0 ? read : { ...read, beyond: inside === 0 ? 'all' : 'some' };
  }
  const made =
    type === 'graph'
      ? readNodes(object.nodes, image)
      : type === 'oriented_bbox'
        ? readTurnedBox(object)
        : readVectors(object.points, type, image);
  if (made === undefined) return { unknown: type };
  return typeof made === 'string' ? { problem: made } : { holes: 0, ...made };
}

type Made = { shapes: FoundShape[]; holes?: number } | string;

function readVectors(value: Json | undefined, type: string, image: Size | undefined): Made | undefined {
  const least: Record<string, number> = { point: 1, rectangle: 2, line: 2, polyline: 2, polygon: 3 };
  const wanted = least[type];
  if (wanted === undefined) return undefined;
  const { exterior, interior = [] } = isObject(value) ? value : {};
  const outline = pointsOf(exterior);
  if (!outline) return 'the "exterior" of its "points" is not a list of number pairs';
  const isExact = type === 'point' || type === 'rectangle';
  if (isExact ? outline.length !== wanted : outline.length < wanted) {
    return `a ${type} needs ${isExact ? '' : 'at least '}${wanted} ${wanted === 1 ? 'point' : 'points'}, but this has ${outline.length}`;
  }
  const holes = Array.isArray(interior) ? interior.map(pointsOf) : [undefined];
  if (holes.some((hole) => hole === undefined))
    return 'the "interior" of its "points" is not a list of lists of number pairs';
  const inPixels = arePixels([outline, ...(holes as Point[][])].flat(), image);
  if (type === 'rectangle') return { shapes: [{ shape: boxOf(outline, inPixels) }] };
  const [points, ...rings] = [outline, ...(holes as Point[][])].map((ring) =>
    inPixels ? ring.map(([x, y]): Point => [x + MIDDLE, y + MIDDLE]) : ring,
  ) as [Point[], ...Point[][]];
  if (type === 'point')
    return { shapes: [{ shape: { kind: 'keypoint', x: points[0]![0], y: points[0]![1] } }] };
  if (type !== 'polygon') return { shapes: [{ shape: { kind: 'vector', points } }] };
  const inner = rings.filter(({ length }) => length > 2);
  return { shapes: [{ shape: { kind: 'polygon', points: joinHoles(points, inner) } }], holes: inner.length };
}

/** The nodes of a keypoint structure; those that are not to be seen are "disabled". */
function readNodes(nodes: Json | undefined, image: Size | undefined): Made {
  if (!isObject(nodes)) return 'its "nodes" are not an object';
  const entries = Object.entries(nodes).map(([node, value]) => ({
    node,
    at: pointsOf(isObject(value) && Array.isArray(value.loc) ? [value.loc] : undefined)?.[0],
    isHidden: isObject(value) && value.disabled === true,
  }));
  const wrong = entries.find(({ at }) => at === undefined);
  if (wrong) return `its node ${JSON.stringify(wrong.node)} has no "loc" with two numbers`;
  const inPixels = arePixels(
    entries.map(({ at }) => at!),
    image,
  );
  const off = inPixels ? MIDDLE : 0;
  const shapes = entries.map(({ node, at, isHidden }): FoundShape => {
    const [x, y] = at!;
    return { node, shape: { kind: 'keypoint', x: x + off, y: y + off, ...(isHidden && { hidden: true }) } };
  });
  return { shapes };
}

/** A box that is turned clockwise around its center by an angle in radians. */
function readTurnedBox({ points, angle }: JsonObject): Made {
  const corners = pointsOf(points);
  if (corners?.length !== 2) return 'its "points" are not two corners';
  if (typeof angle !== 'number' || !Number.isFinite(angle)) return 'its "angle" is not a number';
  const box = boxOf(corners, false);
  return { shapes: [{ shape: angle === 0 ? box : turnAroundCenter(box, (angle * 180) / Math.PI) }] };
}

/** Where a point is that is given as a pixel. */
const MIDDLE = 0.5;

/**
 * Whether coordinates are numbers of pixels, as projects are downloaded, and not places between them, as the labeling tool has them: then they are
 * whole, and none is beyond the last pixel.
 */
function arePixels(points: readonly Point[], image: Size | undefined): boolean {
  const { width, height } = image ?? { width: Number.POSITIVE_INFINITY, height: Number.POSITIVE_INFINITY };
  return points.every(([x, y]) => Number.isInteger(x) && Number.isInteger(y) && x < width && y < height);
}

/** A box by two opposite corners; in pixels both belong to it. */
function boxOf(corners: readonly Point[], inPixels: boolean): Extract<Shape, { kind: 'rectangle' }> {
  const box = boxAround(corners);
  return inPixels ? { ...box, width: box.width + 1, height: box.height + 1 } : box;
}

function pointsOf(value: Json | undefined): Point[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const isPoint = (item: Json) =>
    Array.isArray(item) && item.length === 2 && item.every((part) => Number.isFinite(part));
  return value.every(isPoint) ? (value as unknown as Point[]) : undefined;
}
