import { expect, test } from 'vitest';
import { polygonsOfMask, TOLERANCE } from '../../src/regions/mask-polygons.ts';
import type { Mask, Point } from '../../src/regions/shape.ts';

/** A mask drawn with characters: # for its pixels. */
function maskOf(...rows: string[]): Mask {
  const pixels = Uint8Array.from([...rows.join('')].map((one) => (one === '#' ? 1 : 0)));
  return { width: rows[0]!.length, height: rows.length, pixels };
}

function made(width: number, height: number, isSet: (x: number, y: number) => boolean): Mask {
  const pixels = Uint8Array.from({ length: width * height }, (_, i) =>
    isSet(i % width, Math.floor(i / width)) ? 1 : 0,
  );
  return { width, height, pixels };
}

/** Whether a point is within polygons by the even-odd rule, as a canvas and SVG fill them. */
function isFilled(polygons: readonly Point[][], x: number, y: number): boolean {
  let crossings = 0;
  for (const points of polygons) {
    points.forEach(([ax, ay], i) => {
      const [bx, by] = points[(i + 1) % points.length]!;
      if (ay > y !== by > y && ax + ((y - ay) / (by - ay)) * (bx - ax) > x) crossings++;
    });
  }
  return crossings % 2 === 1;
}

/** The distance from the middle of a pixel to the nearest pixel of the other value, less half of that: to the edge of the mask at least. */
function distanceToEdge({ width, height, pixels }: Mask, x: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let otherY = -1; otherY <= height; otherY++) {
    for (let otherX = -1; otherX <= width; otherX++) {
      const isOut = otherX < 0 || otherY < 0 || otherX >= width || otherY >= height;
      const other = isOut ? 0 : pixels[otherY * width + otherX]!;
      if (other === pixels[y * width + x]) continue;
      const [dx, dy] = [Math.abs(otherX - x) - 0.5, Math.abs(otherY - y) - 0.5].map((d) => Math.max(0, d));
      nearest = Math.min(nearest, Math.hypot(dx!, dy!));
    }
  }
  return nearest;
}

const circle = (x: number, y: number, cx: number, cy: number, r: number) =>
  (x - cx) ** 2 + (y - cy) ** 2 <= r * r;

test.each<[string, Mask, number]>([
  ['one pixel', maskOf('...', '.#.', '...'), 1],
  ['all of it', maskOf('###', '###'), 1],
  ['two that touch at a corner', maskOf('#.', '.#'), 2],
  ['a frame', maskOf('#####', '#...#', '#.#.#', '#...#', '#####'), 2],
  ['two holes that touch at a corner', maskOf('####', '#.##', '##.#', '####'), 1],
  ['a disc', made(60, 50, (x, y) => circle(x, y, 30, 25, 20)), 1],
  ['a ring', made(60, 50, (x, y) => circle(x, y, 30, 25, 20) && !circle(x, y, 30, 25, 8)), 1],
  ['a slanting band', made(60, 50, (x, y) => Math.abs(x * 2 - y * 3) < 20), 1],
  [
    'discs with holes',
    made(80, 40, (x, y) =>
      [20, 60].some(
        (cx) => circle(x, y, cx, 20, 17) && ![-7, 7].some((off) => circle(x, y, cx + off, 20, 5)),
      ),
    ),
    2,
  ],
])('the pixels of %s are in its polygons', (_what, mask, pieces) => {
  const polygons = polygonsOfMask(mask);
  expect(polygons).toHaveLength(pieces);
  const wrong: string[] = [];
  for (let y = 0; y < mask.height; y++) {
    for (let x = 0; x < mask.width; x++) {
      const isSame = isFilled(polygons, x + 0.5, y + 0.5) === (mask.pixels[y * mask.width + x] === 1);
      if (!isSame && distanceToEdge(mask, x, y) > TOLERANCE) wrong.push(`${x},${y}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('edges along the axes are exact, slanting ones have no steps', () => {
  expect(polygonsOfMask(maskOf('....', '.##.', '.##.'))).toEqual([
    [
      [1, 1],
      [3, 1],
      [3, 3],
      [1, 3],
    ],
  ]);
  const [disc] = polygonsOfMask(made(200, 200, (x, y) => circle(x, y, 100, 100, 80)));
  expect(disc!.length).toBeLessThan(60);
  expect(polygonsOfMask(maskOf('..', '..'))).toEqual([]);
});
