import { expect, test } from 'vitest';
import { boxAt, stretchesOf } from '../../../src/preview/page/track.ts';

const key = (frame: number, x: number, on = true) => ({ frame, x, y: 0, w: 10, h: 10, turn: 0, on });
const xAt = (frames: ReturnType<typeof key>[], frame: number) => boxAt(frames, frame)?.x;

test('a box moves in a straight line from one keyframe to the next', () => {
  const frames = [key(10, 0), key(20, 50), key(30, 50)];
  expect([9, 10, 15, 20, 25, 30].map((frame) => xAt(frames, frame))).toEqual([undefined, 0, 25, 50, 50, 50]);
});

test('it stays to the end, or is gone after a keyframe that ends it', () => {
  expect(xAt([key(10, 5)], 99)).toBe(5);
  const ends = [key(10, 0), key(20, 50, false), key(30, 70)];
  expect([15, 20, 21, 29, 30, 31].map((frame) => xAt(ends, frame))).toEqual([
    25,
    50,
    undefined,
    undefined,
    70,
    70,
  ]);
});

test('without keyframes there is no box', () => expect(boxAt([], 1)).toBeUndefined());

test('the stretches in which it is there', () => {
  expect(stretchesOf([key(1, 0), key(5, 0, false), key(9, 0)])).toEqual([
    { start: 1, end: 5 },
    { start: 9, end: undefined },
  ]);
  expect(stretchesOf([])).toEqual([]);
});
