import { describe, expect, it } from 'vitest';
import type { Mask, Shape } from '../../src/regions/shape.ts';
import { type Turn, turnShape } from '../../src/regions/turn-shape.ts';
import { cornersOf } from '../../src/regions/turned-box.ts';

/** An image of 4 by 3 pixels, as it is stored. */
const size = { width: 4, height: 3 };

/**
 * Where the first row and the first column of the stored image are when it is shown (Exif 2.32, 4.6.4, Orientation), and by that the place
 * of the point x = 1, y = 2 and of the pixel whose middle is x = 1.5, y = 2.5.
 */
const turns: [
  turn: Turn,
  where: string,
  point: [x: number, y: number],
  pixel: [column: number, row: number],
][] = [
  [2, 'first row at the top, first column right', [3, 2], [2, 2]],
  [3, 'first row at the bottom, first column right', [3, 1], [2, 0]],
  [4, 'first row at the bottom, first column left', [1, 1], [1, 0]],
  [5, 'first row left, first column at the top', [2, 1], [2, 1]],
  [6, 'first row right, first column at the top', [1, 1], [0, 1]],
  [7, 'first row right, first column at the bottom', [1, 3], [0, 2]],
  [8, 'first row left, first column at the bottom', [2, 3], [2, 2]],
];

describe.each(turns)('orientation %i: %s', (turn, _where, [x, y], [column, row]) => {
  const turned = (shape: Shape) => turnShape(shape, size, turn);
  const shown = turn < 5 ? size : { width: 3, height: 4 };

  it('keypoint', () => {
    const shape: Shape = { kind: 'keypoint', x: 1, y: 2, hidden: true };
    expect(turned(shape)).toEqual({ kind: 'keypoint', x, y, hidden: true });
  });

  it('polygon', () => {
    expect(turned({ kind: 'polygon', points: [[1, 2]] })).toEqual({ kind: 'polygon', points: [[x, y]] });
  });

  it('ellipse', () => {
    const shape: Shape = { kind: 'ellipse', x: 1, y: 2, radiusX: 0.5, radiusY: 0.25 };
    expect(turned(shape)).toEqual({
      ...{ kind: 'ellipse', x, y },
      ...(turn < 5 ? { radiusX: 0.5, radiusY: 0.25 } : { radiusX: 0.25, radiusY: 0.5 }),
    });
  });

  it('a box over the whole image stays one', () => {
    const whole: Shape = { kind: 'rectangle', x: 0, y: 0, ...size };
    expect(turned(whole)).toEqual({ kind: 'rectangle', x: 0, y: 0, ...shown });
  });

  it('a rotated box has the corners of the same polygon', () => {
    const corners: [number, number][] = [
      [2, 0.5],
      [2, 1.5],
      [1.5, 1.5],
      [1.5, 0.5],
    ];
    const box = turned({ kind: 'rectangle', x: 2, y: 0.5, width: 1, height: 0.5, rotation: 90 });
    const polygon = turned({ kind: 'polygon', points: corners }) as unknown as {
      points: [number, number][];
    };
    const round = (points: readonly (readonly number[])[]) =>
      points.map(([x, y]) => `${x!.toFixed(6)} ${y!.toFixed(6)}`).sort();
    expect(round(cornersOf(box as Parameters<typeof cornersOf>[0]))).toEqual(round(polygon.points));
  });

  it('mask', () => {
    // The pixel whose middle is (1.5, 2.5), in the last row.
    const pixels = Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
    const { mask } = turned({ kind: 'brush', mask: { ...size, pixels } }) as { mask: Mask };
    expect([mask.width, mask.height, mask.pixels.indexOf(1)]).toEqual([
      shown.width,
      shown.height,
      row * shown.width + column,
    ]);
    expect(mask.pixels.filter((pixel) => pixel === 1)).toHaveLength(1);
  });
});
