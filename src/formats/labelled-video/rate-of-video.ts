import { readVideoLength } from '../../media/read-video-length.ts';

/** How much of a rate is nothing: 30 is written for 29.97. */
const SHARE = 0.01;

/** Frames a second of a video, where its file says it: a whole number where that is near. */
export function rateOfVideo(path: string): number | undefined {
  const length = readVideoLength(path);
  if (!length) return undefined;
  const exact = length.frames / length.seconds;
  const whole = Math.round(exact);
  return Math.abs(exact - whole) <= exact * SHARE ? whole : Number(exact.toFixed(3));
}
