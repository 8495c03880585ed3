import { isObject, type Json, type JsonObject, quote, showValue } from '../../json/json.ts';
import type { DrawnShape } from '../../label-config/tags.ts';

/** What is wrong, and the pointer to it from the region. */
interface Problem {
  problem: string;
  at: string;
}

/** Why the editor of Label Studio 1.x draws nothing, or not all, of a shape whose members are of the right types. */
export function notDrawn(shape: DrawnShape, value: JsonObject): Problem | undefined {
  switch (shape) {
    case 'rectangle':
      return isTurned(value) ? undefined : outside(extents(value, 'width'), extents(value, 'height'));
    case 'ellipse':
      if (value.radiusX === 0 || value.radiusY === 0) {
        const key = value.radiusX === 0 ? 'radiusX' : 'radiusY';
        return { problem: `"${key}" of the ellipse is 0`, at: `/value/${key}` };
      }
      return isTurned(value) ? undefined : outside(around(value, 'radiusX'), around(value, 'radiusY'));
    case 'keypoint':
      return typeof value.width === 'number' ? outside(around(value, 'width'), above(value)) : undefined;
    case 'polygon':
      return ofPolygon(value.points as [number, number][], value.closed === false);
    case 'vector':
      return ofVector(value.vertices as JsonObject[]);
    default:
      return undefined;
  }
}

/** Where a turned shape is depends on the size of the image. */
const isTurned = ({ rotation }: JsonObject) => typeof rotation === 'number' && rotation % 360 !== 0;

/** Both ends of a side; those of boxes that were drawn backwards are exchanged. */
function extents(value: JsonObject, key: 'width' | 'height'): number[] {
  const from = value[key === 'width' ? 'x' : 'y'] as number;
  return [from, from + (value[key] as number)];
}

function around(value: JsonObject, key: 'radiusX' | 'radiusY' | 'width'): number[] {
  const center = value[key === 'radiusY' ? 'y' : 'x'] as number;
  return [center - (value[key] as number), center + (value[key] as number)];
}

/** The editor looks for a key point as far above and below as its width is in percent, whatever the shape of the image. */
function above({ y, width }: JsonObject): number[] {
  return [(y as number) - (width as number), (y as number) + (width as number)];
}

function outside(xs: readonly number[], ys: readonly number[]): Problem | undefined {
  // What touches the edge is seen there. A polygon may have more points than a call may have arguments.
  const isBeside = [xs, ys].some(
    (sides) => sides.every((side) => side > 100) || sides.every((side) => side < 0),
  );
  return isBeside ? { problem: 'the shape lies outside the image', at: '/value' } : undefined;
}

/** The editor saves one that was begun as open, and shows its first point. */
function ofPolygon(points: readonly [number, number][], isOpen: boolean): Problem | undefined {
  const at = '/value/points';
  const [first] = points;
  if (!first) return { problem: 'the polygon has no points', at };
  if (!isOpen && points.every(([x, y]) => x === first[0] && y === first[1])) {
    return { problem: 'the polygon has only one point', at };
  }
  return outside(
    points.map(([x]) => x),
    points.map(([, y]) => y),
  );
}

function ofVector(vertices: readonly JsonObject[]): Problem | undefined {
  if (vertices.length === 0) return { problem: 'the vector has no vertices', at: '/value/vertices' };
  const ids = new Set<Json>();
  const all = new Set(vertices.map(({ id }) => id));
  for (const [i, { id, prevPointId, isBezier, controlPoint1, controlPoint2 }] of vertices.entries()) {
    const at = `/value/vertices/${i}`;
    // An empty id, as the SDK writes it, is none.
    if (id && ids.has(id)) {
      return {
        problem: `two vertices have the id ${quote(showValue(id))}, so a line is missing`,
        at: `${at}/id`,
      };
    }
    if (id) ids.add(id);
    if (prevPointId && !all.has(prevPointId)) {
      const problem = `no vertex has the id ${quote(showValue(prevPointId))}, so the line to it is missing`;
      return { problem, at: `${at}/prevPointId` };
    }
    // Anything that counts as true in a condition counts here.
    if (isBezier && !(isPoint(controlPoint1) && isPoint(controlPoint2))) {
      const problem =
        'a vertex with "isBezier" does not have both control points, so an error stands in place of the task';
      return { problem, at };
    }
  }
  return undefined;
}

function isPoint(value: Json | undefined): boolean {
  return isObject(value) && typeof value.x === 'number' && typeof value.y === 'number';
}
