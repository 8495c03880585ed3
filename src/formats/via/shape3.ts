import { type Json, type JsonObject, showValue } from '../../json/json.ts';
import { greatest, least } from '../../lists.ts';

/**
 * The shape of VIA 3, which is its number (_VIA_RSHAPE) and its coordinates, as VIA 2 writes it. Of the two that are drawn by points on
 * their outline there is the rectangle around these points, and the circle through them.
 */
export function toShape2([id, ...numbers]: readonly Json[]): JsonObject {
  const [a, b, c, d] = numbers;
  const given = (members: Record<string, Json | undefined>) =>
    Object.fromEntries(
      Object.entries(members).filter((member): member is [string, Json] => member[1] !== undefined),
    );
  const points = {
    all_points_x: numbers.filter((_, i) => i % 2 === 0),
    all_points_y: numbers.filter((_, i) => i % 2 === 1),
  };
  switch (id) {
    case 1:
      return { name: 'point', ...given({ cx: a, cy: b }) };
    case 2:
      return { name: 'rect', ...given({ x: a, y: b, width: c, height: d }) };
    case 3:
      return { name: 'circle', ...given({ cx: a, cy: b, r: c }) };
    case 4:
      return { name: 'ellipse', ...given({ cx: a, cy: b, rx: c, ry: d }) };
    case 5:
    case 6:
      return { name: 'polyline', ...points };
    case 7:
      return { name: 'polygon', ...points };
    case 8:
      return { name: 'rect', ...around(points.all_points_x, points.all_points_y) };
    case 9:
      return { name: 'circle', ...through(numbers) };
    default:
      return { name: `number ${showValue(id)}` };
  }
}

function around(xs: readonly Json[], ys: readonly Json[]): JsonObject {
  if (![...xs, ...ys].every((value) => typeof value === 'number') || xs.length !== ys.length || xs.length < 2)
    return {};
  const [left, top] = [least(xs as number[]), least(ys as number[])];
  return {
    x: left,
    y: top,
    width: greatest(xs as number[]) - left,
    height: greatest(ys as number[]) - top,
  };
}

function through(numbers: readonly Json[]): JsonObject {
  if (numbers.length !== 6 || !numbers.every((value) => typeof value === 'number')) return {};
  const [ax, ay, bx, by, cx, cy] = numbers as [number, number, number, number, number, number];
  const twiceArea = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by));
  if (twiceArea === 0) return {};
  const [a, b, c] = [ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy];
  const x = (a * (by - cy) + b * (cy - ay) + c * (ay - by)) / twiceArea;
  const y = (a * (cx - bx) + b * (ax - cx) + c * (bx - ax)) / twiceArea;
  return { cx: x, cy: y, r: Math.hypot(ax - x, ay - y) };
}
