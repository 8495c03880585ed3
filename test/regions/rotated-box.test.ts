import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rotatedBox } from '../../src/regions/rotated-box.ts';
import type { Point } from '../../src/regions/shape.ts';

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
