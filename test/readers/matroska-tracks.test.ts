import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/package-files.ts';
import { matroskaOf } from '../../src/readers/matroska-tracks.ts';

const webm = (name: string) => readFileSync(join(packageRoot, 'fixtures/webm', name));

// ffprobe says which tracks these have; live.webm was written to a pipe, so that its sizes are unknown.
test.each([
  ['sound.webm', true, true, false],
  ['live.webm', true, true, false],
  ['picture.webm', true, false, true],
  ['both.webm', true, false, true],
  ['sound.mka', false, true, false],
  ['picture.mkv', false, false, true],
])('the tracks of %s', (name, isWebm, hasSoundOnly, hasPictures) => {
  expect(matroskaOf(webm(name))).toEqual({ isWebm, hasSoundOnly, hasPictures });
});

test('what is cut before its list of tracks ends says nothing', () => {
  const whole = webm('both.webm');
  for (let length = 0; length < 700; length++) {
    const found = matroskaOf(whole.subarray(0, length));
    if (found) expect(found.hasSoundOnly).toBe(false);
  }
  for (const other of ['', 'RIFF\x24\0\0\0WAVE', '\x1aE\xdf\xa3', '\x1aE\xdf\xa3\x80\x18S\x80g\x80', 'text'])
    expect(matroskaOf(Buffer.from(other, 'latin1'))).toBeUndefined();
});
