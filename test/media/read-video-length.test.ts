import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readVideoLength } from '../../src/media/read-video-length.ts';
import { box, start, track, words } from '../support/movie.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function lengthOf(...boxes: Buffer[]) {
  const file = join(temporaryFolder(), 'a.mp4');
  writeFileSync(file, Buffer.concat(boxes));
  return readVideoLength(file);
}

test('frames and seconds of the pictures, not of the sound', () => {
  const sound = track('soun', 8000, [100, 1024]);
  const pictures = track('vide', 30000, [59, 1001], [1, 2002]);
  const expected = { frames: 60, seconds: (59 * 1001 + 2002) / 30000 };
  expect(lengthOf(start, box('mdat', Buffer.alloc(99)), box('moov', sound, pictures))).toMatchObject(
    expected,
  );
  expect(lengthOf(start, box('moov', pictures, sound))).toMatchObject(expected);
  // A box with its size in eight bytes.
  const large = Buffer.concat([words(1), Buffer.from('mdat', 'latin1'), words(0, 20), Buffer.alloc(4)]);
  expect(lengthOf(start, large, box('moov', pictures))).toMatchObject(expected);
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
