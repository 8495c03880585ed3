import fc from 'fast-check';
import { labelListBreaks, put, putEach, without } from './breaks.ts';
import type { Kind } from './kind.ts';
import { video } from './objects.ts';
import { percent } from './texts.ts';

const frame = fc.integer({ min: 1, max: 500 });

const timeline: Kind = {
  name: 'TimelineLabels on Video',
  control: 'TimelineLabels',
  object: video,
  labels: 'Label',
  value: ({ labels }) =>
    fc.tuple(frame, fc.nat(50), fc.constantFrom(...labels)).map(([start, length, label]) => ({
      ranges: [{ start, end: start + length }],
      timelinelabels: [label],
    })),
  breaks: [
    without('/ranges'),
    ...putEach('/ranges', [], 'x', null),
    ...putEach('/ranges/0', [1, 2], { start: 9, end: 3 }, 7),
    put('/ranges/0', { start: 1 }, '/ranges/0/end'),
    put('/ranges/0', { start: 'x', end: 1 }, '/ranges/0/start'),
    ...labelListBreaks('timelinelabels'),
  ],
};

const rectangle: Kind = {
  name: 'VideoRectangle on Video',
  control: 'VideoRectangle',
  object: video,
  value: () =>
    fc
      .record({
        frame,
        time: fc.double({ min: 0, max: 60, noNaN: true }),
        enabled: fc.boolean(),
        rotation: fc.constant(0),
        x: percent,
        y: percent,
        width: percent,
        height: percent,
      })
      .map((keyFrame) => ({ framesCount: 500, duration: 20, sequence: [keyFrame] })),
  breaks: [
    without('/sequence'),
    ...putEach('/sequence', {}, 'x', null),
    put('/sequence/0', 7),
    without('/sequence/0/frame'),
    ...putEach('/sequence/0/x', 100.5, '10'),
    // Null is shown in a key frame that ends a stretch.
    put('/sequence/0/height', 100.5),
  ],
  oddities: [
    without('/framesCount'),
    without('/duration'),
    without('/sequence/0/time'),
    put('/sequence/0/x', -5),
  ],
};

export const videoKinds: Kind[] = [timeline, rectangle];
