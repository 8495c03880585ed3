import { televisionRates } from '../../label-config/frame-rate.ts';
import { readVideoLength } from '../../media/read-video-length.ts';

/** How much of a rate is nothing, as the times of frames are rounded. */
const SHARE = 0.01;

/** Frames a second of a video, where its file says it: one of television, or a whole number where that is near. */
export function rateOfVideo(path: string): number | undefined {
  const length = readVideoLength(path);
  if (!length) return undefined;
  const exact = length.frames / length.seconds;
  const off = (rate: number) => Math.abs(exact - rate);
  const [nearest] = [Math.round(exact), ...televisionRates].sort((one, two) => off(one) - off(two));
  return off(nearest!) <= exact * SHARE ? nearest : Number(exact.toFixed(3));
}
