import { closeSync } from 'node:fs';
import { openRegular } from '../readers/regular-file.ts';
import { boxesIn, kindOfTrack, movieBox, readAt } from './movie-box.ts';

/** How long the pictures of a video are shown. */
export interface PictureTimes {
  frames: number;
  seconds: number;
  /** How many frames off a frame is at most for who counts that many a second. */
  drift(rate: number): number;
}

/** What an MP4 or QuickTime file says of the times of its pictures; undefined where it does not, and for others. */
export function readVideoLength(path: string): PictureTimes | undefined {
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

function lengthIn(movie: Buffer): PictureTimes | undefined {
  for (const track of boxesIn(movie.subarray(8), 'trak')) {
    const [media] = boxesIn(track, 'mdia');
    const [head] = boxesIn(media, 'mdhd');
    const [times] = boxesIn(boxesIn(boxesIn(media, 'minf')[0], 'stbl')[0], 'stts');
    if (!head || !times || kindOfTrack(track) !== 'vide') continue;
    const timescale = head.readUInt32BE(head[0] === 1 ? 20 : 12);
    let frames = 0;
    let time = 0;
    for (const { count, units } of runsIn(times)) {
      frames += count;
      time += count * units;
    }
    if (frames === 0 || time === 0 || timescale === 0) continue;
    return { frames, seconds: time / timescale, drift: (rate) => driftOf(times, rate / timescale) };
  }
  return undefined;
}

/** Runs of frames that take the same time each. */
function* runsIn(times: Buffer): Generator<{ count: number; units: number }> {
  for (let i = 0; i < times.readUInt32BE(4); i++)
    yield { count: times.readUInt32BE(8 + i * 8), units: times.readUInt32BE(12 + i * 8) };
}

/** How far from its number the beginning of a frame is at most; `rate`: frames in a unit of time. */
function driftOf(times: Buffer, rate: number): number {
  let frames = 0;
  let time = 0;
  let most = 0;
  const see = (frame: number, at: number) => {
    most = Math.max(most, Math.abs(at * rate - frame));
  };
  for (const { count, units } of runsIn(times)) {
    see(frames, time);
    see(frames + count - 1, time + (count - 1) * units);
    frames += count;
    time += count * units;
  }
  return most;
}
