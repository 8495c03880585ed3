import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitShape } from '../../src/regions/fit-shape.ts';
import type { Fitted, Point, Shape } from '../../src/regions/shape.ts';
import { rotatedBox } from '../../src/regions/turned-box.ts';

type Box = Shape & { kind: 'rectangle' };

/** The middle and the corners of a turned box, by the rule of Label Studio: clockwise around its corner. */
function cornersOf({ x, y, width, height, rotation = 0 }: Box): [number, number][] {
  const [cos, sin] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)];
  return [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ].map(([u, v]) => [x + u! * cos - v! * sin, y + u! * sin + v! * cos]);
}

const sorted = (corners: [number, number][]) =>
  corners.map(([x, y]) => [x.toFixed(6), y.toFixed(6)].join()).sort();

function boxOf(fitted: Fitted): Box {
  if (typeof fitted === 'string' || fitted.shape.kind !== 'rectangle') throw new Error(`no box: ${fitted}`);
  return fitted.shape;
}

test('a turned box within the image can be written, whichever corner it begins at, and stays where it is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 359 }),
      fc.double({ min: 1, max: 90, noNaN: true }),
      fc.double({ min: 1, max: 40, noNaN: true }),
      (rotation, width, height) => {
        const at0 = cornersOf({ kind: 'rectangle', x: 0, y: 0, width, height, rotation });
        const [left, top] = [Math.min(...at0.map(([x]) => x)), Math.min(...at0.map(([, y]) => y))];
        const [right, bottom] = [Math.max(...at0.map(([x]) => x)), Math.max(...at0.map(([, y]) => y))];
        const box: Box = { kind: 'rectangle', x: -left + 0.5, y: -top + 0.5, width, height, rotation };
        const size = { width: right - left + 1, height: bottom - top + 1 };
        const fitted = fitShape(box, size);
        // A box on its side may be longer than the image is wide and high, whatever corner it begins at.
        const long = Math.max(width, height);
        fc.pre(long <= size.width || long <= size.height);
        const found = boxOf(fitted);
        expect(sorted(cornersOf(found))).toEqual(sorted(cornersOf(box)));
        expect(Math.max(found.x / size.width, found.width / size.width)).toBeLessThanOrEqual(1);
        expect(Math.max(found.y / size.height, found.height / size.height)).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test.each([
  ['a corner past the right edge is not the one to begin at', { x: 110, y: 50, rotation: 150 }, 'drawn'],
  ['all of it right of the image', { x: 140, y: 50, rotation: 45 }, 'outside'],
  ['all of it above', { x: 50, y: -60, rotation: 45 }, 'outside'],
  ['longer than the image is wide and high', { x: 10, y: 10, width: 150, rotation: 45 }, 'too-far-out'],
])('%s', (_, place, expected) => {
  const fitted = fitShape(
    { kind: 'rectangle', width: 30, height: 20, ...place },
    { width: 100, height: 100 },
  );
  expect(typeof fitted === 'string' ? fitted : 'drawn').toBe(expected);
});

test.each([
  [{ x: 50, y: 50, radiusX: 10, radiusY: 10 }, 'drawn'],
  [{ x: -5, y: 50, radiusX: 10, radiusY: 10 }, 'drawn'],
  [{ x: 105, y: 50, radiusX: 10, radiusY: 10 }, 'too-far-out'],
  [{ x: 50, y: 50, radiusX: 60, radiusY: 10 }, 'too-far-out'],
  [{ x: 120, y: 50, radiusX: 10, radiusY: 10 }, 'outside'],
  [{ x: 50, y: 50, radiusX: 0, radiusY: 10 }, 'no-area'],
])('an ellipse %j is %s', (place, expected) => {
  const fitted = fitShape({ kind: 'ellipse', ...place }, { width: 100, height: 100 });
  expect(typeof fitted === 'string' ? fitted : 'drawn').toBe(expected);
});

test('corners of a turned box come back from its angle, from any corner and in either direction', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 359, noNaN: true }),
      fc.double({ min: 5, max: 300, noNaN: true }),
      fc.double({ min: 5, max: 300, noNaN: true }),
      fc.boolean(),
      (degrees, w, h, reversed) => {
        const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
        const at = (u: number, v: number): Point => [400 + u * cos - v * sin, 400 + u * sin + v * cos];
        const corners = [at(0, 0), at(w, 0), at(w, h), at(0, h)];
        const [start, ...others] = corners;
        const box = rotatedBox(reversed ? [start!, ...others.reverse()] : corners);
        if (box?.kind !== 'rectangle') throw new Error('no box');
        expect(box.x).toBeCloseTo(400, 6);
        expect(box.y).toBeCloseTo(400, 6);
        expect(box.width).toBeCloseTo(w, 6);
        expect(box.height).toBeCloseTo(h, 6);
        expect(Math.abs(((box.rotation! - degrees + 540) % 360) - 180)).toBeLessThan(1e-6);
      },
    ),
  );
});
