import { closeSync } from 'node:fs';
import { openRegular } from '../readers/regular-file.ts';
import { boxesIn, kindOfTrack, movieBox, readAt } from './movie-box.ts';

/** How many frames the pictures of an MP4 or QuickTime file have, and how many seconds they take; undefined where it does not say, and for others. */
export function readVideoLength(path: string): { frames: number; seconds: number } | undefined {
  let file: number | undefined;
  try {
    file = openRegular(path).fd;
    if (readAt(file, 4, 4).toString('latin1') !== 'ftyp') return undefined;
    const movie = movieBox(file);
    return movie && lengthIn(movie);
  } catch {
    // It ends too early.
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function lengthIn(movie: Buffer): { frames: number; seconds: number } | undefined {
  for (const track of boxesIn(movie.subarray(8), 'trak')) {
    const [media] = boxesIn(track, 'mdia');
    const [head] = boxesIn(media, 'mdhd');
    const [times] = boxesIn(boxesIn(boxesIn(media, 'minf')[0], 'stbl')[0], 'stts');
    if (!head || !times || kindOfTrack(track) !== 'vide') continue;
    const timescale = head.readUInt32BE(head[0] === 1 ? 20 : 12);
    let frames = 0;
    let time = 0;
    // Runs of frames that take the same time each.
    for (let i = 0; i < times.readUInt32BE(4); i++) {
      const count = times.readUInt32BE(8 + i * 8);
      frames += count;
      time += count * times.readUInt32BE(12 + i * 8);
    }
    if (frames > 0 && time > 0 && timescale > 0) return { frames, seconds: time / timescale };
  }
  return undefined;
}
