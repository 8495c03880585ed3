import { describe, expect, it } from 'vitest';
import type { Mask, Shape } from '../../src/regions/shape.ts';
import { type QuarterTurn, turnShape } from '../../src/regions/turn-shape.ts';

/** An image of 4 by 3 pixels, as it is stored. */
const size = { width: 4, height: 3 };

/**
 * Where the first row and the first column of the stored image are when it is shown (Exif 2.32, 4.6.4, Orientation), and by that the place
 * of the point x = 1, y = 2.
 */
const turns: [turn: QuarterTurn, where: string, point: [x: number, y: number]][] = [
  [5, 'first row left, first column at the top', [2, 1]],
  [6, 'first row right, first column at the top', [1, 1]],
  [7, 'first row right, first column at the bottom', [1, 3]],
  [8, 'first row left, first column at the bottom', [2, 3]],
];

describe.each(turns)('orientation %i: %s', (turn, _where, [x, y]) => {
  const turned = (shape: Shape) => turnShape(shape, size, turn);

  it('keypoint', () => {
    const shape: Shape = { kind: 'keypoint', x: 1, y: 2, hidden: true };
    expect(turned(shape)).toEqual({ kind: 'keypoint', x, y, hidden: true });
  });

  it('polygon', () => {
    expect(turned({ kind: 'polygon', points: [[1, 2]] })).toEqual({ kind: 'polygon', points: [[x, y]] });
  });

  it('ellipse', () => {
    const shape: Shape = { kind: 'ellipse', x: 1, y: 2, radiusX: 0.5, radiusY: 0.25 };
    expect(turned(shape)).toEqual({ kind: 'ellipse', x, y, radiusX: 0.25, radiusY: 0.5 });
  });

  it('a box over the whole image stays one', () => {
    const whole: Shape = { kind: 'rectangle', x: 0, y: 0, ...size };
    expect(turned(whole)).toEqual({ kind: 'rectangle', x: 0, y: 0, width: 3, height: 4 });
  });

  it('mask', () => {
    // The pixel whose middle is (1.5, 2.5), in the last row.
    const pixels = Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
    const { mask } = turned({ kind: 'brush', mask: { ...size, pixels } }) as { mask: Mask };
    const column = turn === 5 || turn === 8 ? 2 : 0;
    const row = turn === 5 || turn === 6 ? 1 : 2;
    expect([mask.width, mask.height, mask.pixels.indexOf(1)]).toEqual([3, 4, row * 3 + column]);
    expect(mask.pixels.filter((pixel) => pixel === 1)).toHaveLength(1);
  });
});
