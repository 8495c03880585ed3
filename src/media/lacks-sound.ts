import { closeSync } from 'node:fs';
import { openRegular } from '../readers/regular-file.ts';
import { boxesIn, kindOfTrack, movieBox } from './movie-box.ts';

/** Whether a file is an MP4 or QuickTime video that has pictures and no sound; false for others, and for what cannot be read. */
export function lacksSound(path: string): boolean {
  if (!/\.(?:mp4|m4v|mov)$/i.test(path)) return false;
  let file: number | undefined;
  try {
    file = openRegular(path).fd;
    const movie = movieBox(file);
    // Of one that is cut off, nobody knows what followed.
    if (movie?.readUInt32BE(0) !== movie?.length) return false;
    const kinds = boxesIn(movie?.subarray(8), 'trak').map(kindOfTrack);
    return kinds.includes('vide') && !kinds.includes('soun');
  } catch {
    return false;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
