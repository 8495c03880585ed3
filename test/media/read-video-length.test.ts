import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readVideoLength } from '../../src/media/read-video-length.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const words = (...numbers: number[]) => {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [i, number] of numbers.entries()) bytes.writeUInt32BE(number, i * 4);
  return bytes;
};
const box = (name: string, ...content: Buffer[]) => {
  const inside = Buffer.concat(content);
  return Buffer.concat([words(inside.length + 8), Buffer.from(name, 'latin1'), inside]);
};

/** A track as ISO/IEC 14496-12 has it: the header with the units of a second, the kind, and runs of samples with the units that each takes. */
const track = (kind: string, timescale: number, ...runs: [count: number, units: number][]) =>
  box(
    'trak',
    box('tkhd', words(0)),
    box(
      'mdia',
      box('mdhd', words(0, 0, 0, timescale, 0, 0)),
      box('hdlr', words(0, 0), Buffer.from(kind, 'latin1'), words(0, 0, 0)),
      box('minf', box('stbl', box('stts', words(0, runs.length, ...runs.flat())))),
    ),
  );
const start = box('ftyp', Buffer.from('isom', 'latin1'), words(0));

function lengthOf(...boxes: Buffer[]) {
  const file = join(temporaryFolder(), 'a.mp4');
  writeFileSync(file, Buffer.concat(boxes));
  return readVideoLength(file);
}

test('frames and seconds of the pictures, not of the sound', () => {
  const sound = track('soun', 8000, [100, 1024]);
  const pictures = track('vide', 30000, [59, 1001], [1, 2002]);
  const expected = { frames: 60, seconds: (59 * 1001 + 2002) / 30000 };
  expect(lengthOf(start, box('mdat', Buffer.alloc(99)), box('moov', sound, pictures))).toEqual(expected);
  expect(lengthOf(start, box('moov', pictures, sound))).toEqual(expected);
  // A box with its size in eight bytes.
  const large = Buffer.concat([words(1), Buffer.from('mdat', 'latin1'), words(0, 20), Buffer.alloc(4)]);
  expect(lengthOf(start, large, box('moov', pictures))).toEqual(expected);
});

test('nothing of what does not say it, or ends too early', () => {
  const pictures = track('vide', 25, [50, 1]);
  const movie = box('moov', pictures);
  for (const end of [0, 4, 20, 60, 120, movie.length - 4])
    expect(lengthOf(start, movie.subarray(0, end))).toBeUndefined();
  expect(lengthOf(movie)).toBeUndefined();
  expect(lengthOf(start, box('moov', track('vide', 0, [1, 1])))).toBeUndefined();
  expect(lengthOf(start, box('moov', track('vide', 25)))).toBeUndefined();
  expect(lengthOf(start, box('moov', track('soun', 25, [50, 1])))).toBeUndefined();
  expect(readVideoLength('no/such.mp4')).toBeUndefined();
});
