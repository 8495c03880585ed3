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
  expect(rateOfVideo(file)).toBe(rate);
});
