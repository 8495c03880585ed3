import { isObject, type Json, showValue } from '../../json/json.ts';
import type { Point, Shape } from '../../regions/shape.ts';

/** The shape of a region, what is wrong with it, or the name of one that is not known. */
export type ViaShape = { shape: Shape } | { problem: string } | { unknown: string };

/** Reads the `shape_attributes` of a region. */
export function readViaShape(value: Json | undefined): ViaShape {
  if (!isObject(value)) return { problem: 'it has no "shape_attributes"' };
  const numbers = (...names: string[]) => {
    const found = names.map((name) => value[name]);
    const isNumber = (number: Json | undefined) => typeof number === 'number' && Number.isFinite(number);
    return found.every(isNumber) ? (found as number[]) : undefined;
  };
  const needs = (names: string) => ({ problem: `its ${showValue(value.name)} needs numbers ${names}` });
  switch (value.name) {
    case 'rect': {
      const [x, y, width, height] = numbers('x', 'y', 'width', 'height') ?? [];
      if (x === undefined) return needs('x, y, width and height');
      return { shape: { kind: 'rectangle', x, y: y!, width: width!, height: height! } };
    }
    case 'circle': {
      const [x, y, radius] = numbers('cx', 'cy', 'r') ?? [];
      return x === undefined
        ? needs('cx, cy and r')
        : { shape: { kind: 'ellipse', x, y: y!, radiusX: radius!, radiusY: radius! } };
    }
    case 'ellipse': {
      const [x, y, radiusX, radiusY] = numbers('cx', 'cy', 'rx', 'ry') ?? [];
      if (x === undefined) return needs('cx, cy, rx and ry');
      // An angle in radians, clockwise, which older versions do not have.
      const [theta = 0] = numbers('theta') ?? [];
      const rotation = ((((theta * 180) / Math.PI) % 360) + 360) % 360;
      return { shape: { kind: 'ellipse', x, y: y!, radiusX: radiusX!, radiusY: radiusY!, rotation } };
    }
    case 'point': {
      const [x, y] = numbers('cx', 'cy') ?? [];
      return x === undefined ? needs('cx and cy') : { shape: { kind: 'keypoint', x, y: y! } };
    }
    case 'polygon':
    case 'polyline': {
      const points = pointsOf(value.all_points_x, value.all_points_y);
      if (!points)
        return { problem: 'its "all_points_x" and "all_points_y" are not lists of numbers of one length' };
      const isPolygon = value.name === 'polygon';
      const least = isPolygon ? 3 : 2;
      if (points.length < least) return { problem: `its ${value.name} has only ${points.length} points` };
      return { shape: { kind: isPolygon ? 'polygon' : 'vector', points } };
    }
    default:
      return typeof value.name === 'string' && value.name !== ''
        ? { unknown: value.name }
        : { problem: 'its "shape_attributes" have no "name"' };
  }
}

function pointsOf(xs: Json | undefined, ys: Json | undefined): Point[] | undefined {
  if (!Array.isArray(xs) || !Array.isArray(ys) || xs.length !== ys.length) return undefined;
  const isNumber = (value: Json) => typeof value === 'number' && Number.isFinite(value);
  return xs.every(isNumber) && ys.every(isNumber)
    ? xs.map((x, i): Point => [x as number, ys[i] as number])
    : undefined;
}
