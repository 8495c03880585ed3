import { expect, it } from 'vitest';
import { polygonsOfMask } from '../../src/regions/mask-polygons.ts';
import { seededRandom } from '../support/seeded-random.ts';

/** Squares of pixels, each set or not at random: one large piece with thousands of holes, and thousands of small ones. */
const SIDE = 5;
const SQUARES = 300;

it('noise becomes polygons that cover what the mask covers, in time', () => {
  const random = seededRandom(7);
  const isSet = Array.from({ length: SQUARES * SQUARES }, () => random() < 0.62);
  const squareAt = (x: number, y: number) =>
    isSet[Math.floor(y / SIDE) * SQUARES + Math.floor(x / SIDE)] ?? false;
  const width = SQUARES * SIDE;
  const pixels = Uint8Array.from({ length: width * width }, (_, i) =>
    squareAt(i % width, Math.floor(i / width)) ? 1 : 0,
  );
  const polygons = polygonsOfMask({ width, height: width, pixels });
  for (let tried = 0; tried < 300; tried++) {
    const square = Math.floor(random() * isSet.length);
    const x = ((square % SQUARES) + 0.5) * SIDE;
    const y = (Math.floor(square / SQUARES) + 0.5) * SIDE;
    let crossings = 0;
    for (const points of polygons) {
      points.forEach(([ax, ay], i) => {
        const [bx, by] = points[(i + 1) % points.length]!;
        if (ay > y !== by > y && ax + ((y - ay) / (by - ay)) * (bx - ax) > x) crossings++;
      });
    }
    expect(crossings % 2 === 1).toBe(isSet[square]);
  }
});
