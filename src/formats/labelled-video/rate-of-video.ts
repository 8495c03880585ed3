import { televisionRates } from '../../label-config/frame-rate.ts';
import { readVideoLength } from '../../media/read-video-length.ts';

/** How much of a rate is nothing, as the times of frames are rounded. */
const SHARE = 0.01;

/** Frames a second of a video. */
export interface VideoRate {
  rate: number;
  /** How many frames off a frame is at most where the editor shows it, as the frames of the video do not take the same time. */
  drift: number;
}

/** What the file of a video says: one of the rates of television, or a whole number, where that is near and no frame is shown at another time by it. */
export function rateOfVideo(path: string): VideoRate | undefined {
  const length = readVideoLength(path);
  if (!length) return undefined;
  const exact = length.frames / length.seconds;
  const off = (rate: number) => Math.abs(exact - rate);
  const [nearest = 0] = [Math.round(exact), ...televisionRates].sort((one, two) => off(one) - off(two));
  const own = Number(exact.toFixed(3));
  const isNear = off(nearest) <= exact * SHARE && length.drift(nearest) <= Math.max(1, length.drift(own));
  const rate = isNear ? nearest : own;
  return { rate, drift: length.drift(rate) };
}
