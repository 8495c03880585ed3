import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rateOfVideo } from '../../../src/formats/labelled-video/rate-of-video.ts';
import { box, start, track } from '../../support/movie.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test.each<[what: string, timescale: number, runs: [count: number, units: number][], rate: number]>([
  ['30', 30, [[60, 1]], 30],
  ['30000/1001', 30000, [[600, 1001]], 29.97],
  ['24000/1001', 24000, [[600, 1001]], 23.976],
  ['60000/1001', 60000, [[600, 1001]], 59.94],
  ['24', 24000, [[600, 1000]], 24],
  [
    '25 with a long last frame',
    25000,
    [
      [599, 1000],
      [1, 3000],
    ],
    25,
  ],
  [
    '30000/1001 with a long last frame',
    30000,
    [
      [599, 1001],
      [1, 1200],
    ],
    29.97,
  ],
  ['12.5', 25, [[60, 2]], 12.5],
])('frames a second of a video: %s', (_, timescale, runs, rate) => {
  const file = join(temporaryFolder(), 'a.mp4');
  writeFileSync(file, Buffer.concat([start, box('moov', track('vide', timescale, ...runs))]));
  expect(rateOfVideo(file)?.rate).toBe(rate);
});

// A screen recording of 29.9: 30 or 29.97 would be some frames off after a minute.
test('a rate that is near one of television and not it', () => {
  const file = join(temporaryFolder(), 'a.mp4');
  writeFileSync(file, Buffer.concat([start, box('moov', track('vide', 299, [1794, 10]))]));
  expect(rateOfVideo(file)).toEqual({ rate: 29.9, drift: expect.closeTo(0, 5) });
});

// 100 frames in 100 / 30 s, 100 in 100 / 15 s: by 20 a second, the first of the others is 100 - 66.7 frames off.
test('how far off the frames of a video are that take different times', () => {
  const file = join(temporaryFolder(), 'a.mp4');
  writeFileSync(file, Buffer.concat([start, box('moov', track('vide', 600, [100, 20], [100, 40]))]));
  expect(rateOfVideo(file)).toEqual({ rate: 20, drift: expect.closeTo(33.33, 1) });
});
